/** `seamline/server`: the handler, and what code that answers a request may ask and set. */

import { handleRequest, type StartHandler } from './server/create-start-handler.ts'
import { renderAsStream } from './server/render-pages.ts'
import type { RenderPage } from './server/request/routed-app.ts'

export type { StartHandler, StartHandlerOptions } from './server/create-start-handler.ts'
export { defineHandlerCallback } from './server/render-pages.ts'
export type { RenderPage } from './server/request/routed-app.ts'
/** The name of {@link RenderPage} in TanStack Start. */
export type { RenderPage as HandlerCallback } from './server/request/routed-app.ts'
export type { RequestHeaderName, ResponseHeaderName } from './server/request/header-names.types.ts'
export {
  getCookie,
  getCookies,
  getRequest,
  getRequestHeader,
  getRequestHeaders,
  getRequestHost,
  getRequestIP,
  getRequestProtocol,
  getRequestUrl,
} from './server/request/request-utilities.ts'
export {
  clearResponseHeaders,
  deleteCookie,
  getResponseHeader,
  getResponseHeaders,
  getResponseStatus,
  removeResponseHeader,
  setCookie,
  setResponseHeader,
  setResponseHeaders,
  setResponseStatus,
  type CookieOptions,
} from './server/request/response-utilities.ts'
export { clearSession, getSession, updateSession, useSession } from './server/request/sessions.ts'
export type {
  Session,
  SessionConfig,
  SessionData,
  SessionManager,
  SessionPassword,
  SessionUpdate,
} from './server/request/session.types.ts'
// Last: it imports src/start.ts, which may import this module.
import { app } from './internal/config.ts'

/**
 * The handler that answers the app's requests: global request middleware around calls of server
 * functions, the handlers of routes, and pages.
 *
 * @param render - renders pages, for instance `defaultStreamHandler`; without it every path that is
 * neither a function's nor a handler's is 404
 *
 * @example
 * ```ts
 * const handler = createStartHandler(defaultStreamHandler)
 * export default { fetch: (request: Request) => handler(request, { context: { region: 'eu' } }) }
 * ```
 */
export function createStartHandler(render?: RenderPage): StartHandler {
  return (request, options) => handleRequest({ app, render }, request, options)
}

/**
 * Renders pages as streams: the browser gets what is ready while the rest is still being loaded.
 *
 * @throws SeamlineError `WRONG_ROUTER` in an app without `src/router.tsx`
 *
 * @example
 * ```ts
 * const handler = createStartHandler(defaultStreamHandler)
 * ```
 */
export const defaultStreamHandler: RenderPage = (page) => renderAsStream(app, page)
