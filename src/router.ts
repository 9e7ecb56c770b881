/**
 * `seamline/router`: types only. The generated route tree imports it, so that every route's options
 * know `server`.
 */

export type {
  ContextOfList,
  ContextOfRoute,
  CreatedHandlers,
  CreateHandlers,
  HandlerAnswer,
  HandlerEntry,
  HandlerName,
  HandlerTools,
  HandlerWithMiddleware,
  ParamsAt,
  RequestMiddlewareList,
  RouteContext,
  RouteHandler,
  RouteHandlerArgs,
  RouteHandlers,
  RouteServer,
  ServerOptionOf,
} from './router/routes/route-options.types.ts'
export type { TsrSerializable } from '@tanstack/router-core'
