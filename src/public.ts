/** What `seamline` exports in every environment; index.ts and index.browser.ts add the builders. */

export type { CreateMiddleware, MiddlewareOptions } from './core/create-middleware.ts'
export type {
  CreateOneSidedFn,
  IsomorphicFnBuilder,
  IsomorphicFnOnClient,
  IsomorphicFnOnServer,
} from './core/environment-fns.types.ts'
export {
  ProtocolError,
  SeamlineError,
  ServerFnError,
  ValidationError,
  type ProtocolErrorOptions,
  type ServerFnErrorOptions,
  type ValidationIssue,
} from './shared/errors.ts'
export type {
  ClientHalfArgs,
  ClientNextOptions,
  FunctionMiddleware,
  FunctionMiddlewareAfterClient,
  FunctionMiddlewareAfterContextValidator,
  FunctionMiddlewareAfterList,
  FunctionMiddlewareAfterValidator,
  FunctionMiddlewareBuilder,
  Middleware,
  MiddlewareList,
  ServerHalfArgs,
  ServerNextOptions,
} from './core/create-middleware.types.ts'
export type {
  RequestHalfArgs,
  RequestMiddleware,
  RequestMiddlewareAfterList,
  RequestMiddlewareBuilder,
  RequestNextOptions,
} from './core/request-middleware.types.ts'
export type {
  CallOptions,
  CallSettings,
  CreateServerFn,
  HandlerArgs,
  ServerFn,
  ServerFnBase,
  ServerFnBuilder,
  ServerFnEnd,
  ServerFnLink,
  ServerFnOptions,
  StrictnessOver,
  StrictOption,
  ValidatedServerFnBuilder,
} from './core/create-server-fn.types.ts'
export type {
  AnyRequestOutcome,
  Carried,
  ChainTypes,
  ClientOutcome,
  EmptyChain,
  HalfReturn,
  RequestOutcome,
  RequestReturn,
  ServerOutcome,
  WrittenOutcome,
} from './core/chain.types.ts'
export type {
  CannotBeSent,
  InputCheck,
  ResultCheck,
  Strict,
  Strictness,
  StrictnessOf,
} from './core/crossing.types.ts'
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
export type {
  CreateStart,
  CreateStartMiddleware,
  DefaultSsr,
  ErrorReport,
  StreamOptions,
  FunctionGlobals,
  RequestGlobals,
  ServerFnsOptions,
  StartCheck,
  StartInstance,
  StartOptions,
} from './start/create-start.ts'
export type { UnknownOption } from './shared/unknown-option.types.ts'
export { mergeHeaders } from './shared/merge-headers.ts'
export { json, type JsonResponse } from './shared/json.ts'
export type { OriginPolicy } from './core/csrf.ts'
export type { ChosenLimits, Limits } from './shared/limits.ts'
export type { NotFoundLike } from './shared/router-values.ts'
export { useServerFn, type FollowingCall } from './client/use-server-fn.ts'
export {
  createSerializationAdapter,
  type AdaptedValue,
  type AnySerializationAdapter,
  type SerializationAdapter,
} from './shared/serialization-adapter.ts'
export type { AppRouter, RedirectRouter } from './shared/app-router.types.ts'
// As a whole: an app can only add to an interface that no list names.
export type * from './shared/register.ts'
