/** What `seamline` exports in every environment; index.ts and index.browser.ts add the builders. */

export type { MiddlewareOptions } from './core/create-middleware.ts'
export {
  ProtocolError,
  SeamlineError,
  ServerFnError,
  ValidationError,
  type ServerFnErrorOptions,
  type ValidationIssue,
} from './shared/errors.ts'
export type {
  ClientHalfArgs,
  ClientNextOptions,
  FunctionMiddlewareAfterClient,
  FunctionMiddlewareAfterList,
  FunctionMiddlewareAfterValidator,
  FunctionMiddlewareBuilder,
  Middleware,
  MiddlewareList,
  ServerHalfArgs,
  ServerNextOptions,
} from './core/create-middleware.types.ts'
export type {
  CallOptions,
  CallSettings,
  HandlerArgs,
  ServerFn,
  ServerFnAfterValidator,
  ServerFnBuilder,
  ServerFnOptions,
} from './core/create-server-fn.types.ts'
export type {
  ChainTypes,
  ClientOutcome,
  EmptyChain,
  HalfReturn,
  ServerOutcome,
  WrittenOutcome,
} from './core/chain.types.ts'
export type { ServerFnMeta } from './core/definition.ts'
export type {
  FunctionValidator,
  InputOf,
  OutputOf,
  ParseValidator,
  Validator,
} from './core/validator.types.ts'
export type {
  StandardSchema,
  StandardSchemaIssue,
  StandardSchemaResult,
} from './shared/standard-schema.ts'
