/** Names that apps written for TanStack Start import for types of this package. */

import type { ChainTypes } from './model/chain.types.ts'
import type { FunctionMiddleware } from './model/middleware.types.ts'
import type { RequestMiddleware } from './model/request-middleware.types.ts'

/** Any function middleware: the name in TanStack Start. */
export type AnyFunctionMiddleware = FunctionMiddleware<ChainTypes>

/** Any request middleware: the name in TanStack Start. */
export type AnyRequestMiddleware = RequestMiddleware<ChainTypes>

/** A function that stands for the global `fetch`: the name in TanStack Start. */
export type CustomFetch = typeof fetch
