/** `seamline/server`: the handler, and what code that answers a request may ask and set. */

export {
  createStartHandler,
  type StartHandler,
  type StartHandlerOptions,
} from './server/create-start-handler.ts'
export { defaultStreamHandler, defineHandlerCallback } from './server/render-pages.ts'
export type { RenderPage } from './server/routed-app.ts'
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
