/** `seamline/server-entry`: what `src/server.ts` exports, and what stands in for it. */

import { createStartHandler, defaultStreamHandler, type StartHandlerOptions } from './server.ts'

/** The server of an app, as hosts take it. */
export interface ServerEntry {
  /** Answers a request. */
  readonly fetch: (request: Request, options?: StartHandlerOptions) => Response | Promise<Response>
}

/**
 * The default export of `src/server.ts`, which may wrap the app's handler.
 *
 * @param entry - its `fetch` answers the app's requests
 *
 * @example
 * ```ts
 * // src/server.ts
 * import handler, { createServerEntry } from 'seamline/server-entry'
 *
 * export default createServerEntry({
 *   fetch: (request) => handler.fetch(request, { context: { region: 'eu' } }),
 * })
 * ```
 */
export function createServerEntry({ fetch }: ServerEntry): ServerEntry {
  return Object.freeze({ fetch })
}

/**
 * The app's own server: global middleware, server functions, routes and pages, 404 for the rest.
 *
 * @example
 * ```ts
 * import handler from 'seamline/server-entry'
 *
 * const response = await handler.fetch(request, { context: { region: 'eu' } })
 * ```
 */
const handler: ServerEntry = createServerEntry({ fetch: createStartHandler(defaultStreamHandler) })

export default handler
