/** The status of a page with a failure equals the status that the endpoint would respond with. */

import { PAGE_LOAD, rootWith, routed, treeOf } from '../../../support/routed.ts'
import { createSsrStreamResponse, getSsrStatus } from '@tanstack/router-core/ssr/server'
import { describe, expect, test } from 'vitest'
import {
  createSerializationAdapter,
  createServerFn,
  ServerFnError,
  ValidationError,
} from '../../../../src/index.ts'
import { setResponseStatus } from '../../../../src/server.ts'
import { handleRequest } from '../../../../src/server/create-start-handler.ts'
import { defineHandlerCallback } from '../../../../src/server/render-pages.ts'
import { wire } from '../../../support/wired-fn.ts'
import { testApp } from '../../../support/test-app.ts'
import { Document } from '../document.tsx'

class Gone extends Error {
  readonly status = 410
}

const gone = createSerializationAdapter({
  key: 'gone',
  test: (value): value is Gone => value instanceof Gone,
  toSerializable: ({ message }) => message,
  fromSerializable: (message: string) => new Gone(message),
})

const errorComponent = (props: { readonly error: Error }) => <p>{props.error.message}</p>

/** Requests a page that runs `fail` in some place. */
function load(options: object, root: object = {}): Promise<Response> {
  const ask = routed({
    routeTree: treeOf(
      { '/': { component: () => 'never', errorComponent, ...options } },
      rootWith({ shellComponent: Document, errorComponent, ...root }),
    ),
    start: { serializationAdapters: [gone], serverFns: { onError: () => undefined } },
  })
  return ask('/', { headers: PAGE_LOAD })
}

const error = (status: number) => new ServerFnError('OWN', { message: 'own', status })

function throwing(value: unknown): () => never {
  return () => {
    throw value
  }
}

function refusing(status: number, value: unknown): () => never {
  return () => {
    setResponseStatus(status)
    throw value
  }
}

describe.each([
  ['a status of its own', () => error(410), 410],
  ['the highest status', () => error(599), 599],
  ['no status', () => new ServerFnError('OWN'), 500],
  ['a success status', () => error(200), 500],
  ['an invalid status', () => error(1000), 500],
  ['issues', () => new ValidationError([{ message: 'bad', path: [] }]), 400],
  ['an adapter', () => new Gone('gone'), 410],
  ['a status, without an error hook', () => Object.assign(new Error('x'), { status: 403 }), 500],
])('an error with %s', (_name, make, status) => {
  test.each(['loader', 'beforeLoad'])('from `%s` sets the status of the page', async (place) => {
    expect((await load({ [place]: throwing(make()) })).status).toBe(status)
  })

  test('from the root’s loader sets the status of the page', async () => {
    expect((await load({}, { loader: throwing(make()) })).status).toBe(status)
  })

  test('from a function that a loader calls sets the status of the page', async () => {
    const fn = wire(createServerFn(), throwing(make()))
    expect((await load({ loader: () => fn.server() })).status).toBe(status)
  })
})

test('a failure without a status has the explicit one', async () => {
  const loader = refusing(409, new ServerFnError('OWN'))
  expect((await load({ loader })).status).toBe(409)
})

test('an explicit status does not apply to an unexpected failure', async () => {
  const loader = refusing(409, new Error('hunter2'))
  expect((await load({ loader })).status).toBe(500)
})

test('a page that an app renders itself has the status, too', async () => {
  await load({ loader: throwing(error(451)) })
  const render = defineHandlerCallback(({ router, responseHeaders }) =>
    createSsrStreamResponse(
      router,
      new Response('mine', { status: getSsrStatus(router), headers: responseHeaders }),
    ),
  )
  const request = new Request('http://localhost/', { headers: PAGE_LOAD })
  const response = await handleRequest({ app: testApp(), render }, request)
  expect([response.status, await response.text()]).toEqual([451, 'mine'])
})
