/** An app served from a build and in development, with requests like those of a browser. */

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createBuilder } from 'vite'
import { freePort, startBuilt, type ChildServer } from './child-server.ts'
import { startDevServer } from './dev-server.ts'
import { ROOT } from './prepare.mjs'
import { IS_FULL } from './selection.ts'

/** A running server. */
export interface Running {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Builds an app and serves the build. */
export async function built(
  root: string,
  env?: Readonly<Record<string, string>>,
): Promise<ChildServer> {
  const builder = await createBuilder({ root, logLevel: 'error' })
  await builder.buildApp()
  return startBuilt(root, await freePort(), env)
}

/** The modes of serving an app. */
export const SERVERS: readonly (readonly [string, (root: string) => Promise<Running>])[] = [
  ['built', built],
  ['in development', startDevServer],
]

/** The servers for behaviour that is the same on both; the full set runs it in development too. */
export const FAST_SERVERS: typeof SERVERS = IS_FULL ? SERVERS : SERVERS.slice(0, 1)

/** Requests a page as a browser does: the headers of `fetch` say that it loads none. */
export async function loadPage(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const request = get(url, { headers: { accept: 'text/html', ...headers } })
  const [response] = await once(request, 'response')
  const message = response as IncomingMessage
  const received = new Headers()
  for (const [key, values = []] of Object.entries(message.headersDistinct)) {
    for (const value of values) received.append(key, value)
  }
  const body = Buffer.concat(await message.toArray())
  return new Response(body, { status: message.statusCode ?? 0, headers: received })
}

/** The compiler's errors in an app, or an empty text. */
export async function typeErrorsIn(root: string): Promise<string> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', root]).catch(
    (failure: { readonly stdout: string }) => failure,
  )
  return stdout
}
