/** The corpus app behind the fetch handler, from source. */

import { startWith } from '../three-transports.ts'
import { createServerFn } from '../../../src/index.ts'
import { implementServerFn } from '../../../src/server/endpoint/implementation.ts'
import { addFunction, appHandler, testApp } from '../test-app.ts'
import { anything, country, ofApp, ownScope, reflect, validatesTenant } from './parts.ts'
import type { Send } from './over-http.ts'
import { HOST, sentRequest } from './request.ts'

const POST = { method: 'POST' } as const
const SMALL = { body: 100, depth: 2, items: 3, keys: 3, nodes: 6, parts: 2 }

/** The same functions as `FUNCTIONS` in built-app.ts. */
const BUILDERS = {
  post: createServerFn(POST).middleware([ownScope]).inputValidator(anything),
  get: createServerFn().middleware([ownScope]).inputValidator(anything),
  plain: createServerFn(POST).inputValidator(anything),
  validated: createServerFn(POST).middleware([validatesTenant]).inputValidator(anything),
  small: createServerFn({ ...POST, limits: SMALL }).inputValidator(anything),
  large: createServerFn({ ...POST, limits: { body: 2_097_152 } }).inputValidator(anything),
  'large-query': createServerFn({ limits: { query: 12_000 } }).inputValidator(anything),
}

/** Registers the app for the current test, as a build would. */
export function startCorpusApp(): void {
  startWith({
    requestMiddleware: [ofApp],
    serializationAdapters: [country],
    serverFns: { onError: () => {} },
  })
  for (const [id, builder] of Object.entries(BUILDERS)) {
    const meta = { id, name: id, filename: 'src/functions.ts' }
    const record = builder as never as Parameters<typeof implementServerFn>[1]
    const serverFn = implementServerFn(testApp, record, meta, reflect as never)
    addFunction(id, async () => serverFn)
  }
}

/** Sends a case to the fetch handler. */
export const sendInProcess: Send = async ({ name, request }) => {
  const { method, path, headers, body } = sentRequest(request, name)
  const isEmpty = body.length === 0 || method === 'GET' || method === 'HEAD'
  const response = await appHandler(
    new Request(`http://${HOST}${path}`, {
      method,
      headers: headers.map(([key, value]): [string, string] => [key, value]),
      ...(isEmpty ? {} : { body: new Uint8Array(body) }),
    }),
  )
  return { status: response.status, headers: response.headers, body: await response.text() }
}
