/** What `seamline` exports in every environment; index.ts and index.browser.ts add the builders. */

export type { CreateMiddleware, MiddlewareOptions } from './builder/create-middleware.ts'
export type {
  CreateOneSidedFn,
  IsomorphicFnBuilder,
  IsomorphicFnOnClient,
  IsomorphicFnOnServer,
} from './builder/environment-fns.types.ts'
export {
  ProtocolError,
  SeamlineError,
  ServerFnError,
  ValidationError,
  type ProtocolErrorOptions,
  type ServerFnErrorOptions,
  type ValidationIssue,
} from './errors/errors.ts'
export type {
  ClientFnArgs,
  ClientNextOptions,
  ServerFnArgs,
  ServerNextOptions,
} from './model/middleware-args.types.ts'
export type {
  FunctionMiddleware,
  FunctionMiddlewareAfterClient,
  FunctionMiddlewareAfterContextValidator,
  FunctionMiddlewareAfterList,
  FunctionMiddlewareAfterValidator,
  FunctionMiddlewareBuilder,
  Middleware,
  MiddlewareList,
} from './model/middleware.types.ts'
export type {
  RequestFnArgs,
  RequestMiddleware,
  RequestMiddlewareAfterList,
  RequestMiddlewareBuilder,
  RequestNextOptions,
} from './model/request-middleware.types.ts'
export type {
  CallOptions,
  CallSettings,
  CreateServerFn,
  HandlerArgs,
  MiddlewareOf,
  ServerFn,
  ServerFnBase,
  ServerFnBuilder,
  ServerFnEnd,
  ServerFnLink,
  ValidatedServerFnBuilder,
} from './model/server-fn.types.ts'
export type {
  ServerFnOptions,
  StrictnessOver,
  StrictOption,
} from './model/server-fn-options.types.ts'
export type {
  AppendAll,
  ChainTypes,
  EmptyChain,
  HasChain,
  MergeInput,
  MergeOutput,
  MergeValidated,
  MiddlewareData,
  ServerContextOf,
} from './model/chain.types.ts'
export type {
  AddedContext,
  AddedSent,
  AnyRequestOutcome,
  Carried,
  ClientOutcome,
  MiddlewareReturn,
  OptionalIfOmitted,
  RequestOutcome,
  RequestReturn,
  ServerOutcome,
  WrittenOutcome,
} from './model/outcome.types.ts'
export type {
  CannotBeSent,
  InputCheck,
  ResultCheck,
  Strict,
  Strictness,
  StrictnessOf,
} from './model/sendable.types.ts'
export type { ServerFnMeta } from './model/definition.ts'
export type {
  FunctionValidator,
  InputAndOutput,
  ParseValidator,
  Validator,
  ValidatorTypes,
} from './model/validator.types.ts'
export type { Chained, ContextOf, InputOf, OutputOf } from './model/inferred.types.ts'
export type { IsNone, NotPlain, Overlay, Simplify } from './utils/type-helpers.ts'
export type {
  StandardSchema,
  StandardSchemaIssue,
  StandardSchemaResult,
} from './model/standard-schema.ts'
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
} from './app/create-start.ts'
export type { Settled } from './utils/maybe-promise.ts'
export type { UnknownOption } from './app/unknown-option.types.ts'
export { mergeHeaders } from './http/merge-headers.ts'
export { json, type JsonResponse } from './http/json.ts'
export type { AnyFunctionMiddleware, AnyRequestMiddleware, CustomFetch } from './moved-types.ts'
export type { CsrfMiddlewareOptions } from './builder/create-csrf-middleware.ts'
export type { OriginPolicy } from './http/origin.ts'
export type { ChosenLimits, Limits } from './serialization/limits.ts'
export type { NotFoundLike } from './http/router-values.ts'
export { useServerFn, type FollowingCall } from './client/use-server-fn.ts'
export {
  createSerializationAdapter,
  type AdaptedValue,
  type AnySerializationAdapter,
  type SerializationAdapter,
} from './serialization/adapter.ts'
export type { AppRouter, RedirectRouter } from './app/app-router.types.ts'
// As a whole: an app can only add to an interface that no list names.
export type * from './serialization/register.ts'
