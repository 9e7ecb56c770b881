/** `seamline/server`: the handler, and what code that answers a request may ask and set. */

export {
  createStartHandler,
  type StartHandler,
  type StartHandlerOptions,
} from './server/create-start-handler.ts'
export {
  getRequest,
  getRequestHeader,
  getRequestHeaders,
  setResponseHeader,
  setResponseStatus,
} from './server/request-context.ts'
