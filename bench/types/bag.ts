/** The builder types that the package ships, without their run time. */

import type { EmptyChain } from '../../src/core/chain.types.ts'
import type { FunctionMiddlewareBuilder } from '../../src/core/create-middleware.types.ts'
import type { ServerFnBuilder, ServerFnOptions } from '../../src/core/create-server-fn.types.ts'

export declare function createMiddleware(options: { type: 'function' }): FunctionMiddlewareBuilder
export declare function createServerFn(options?: ServerFnOptions): ServerFnBuilder<EmptyChain>
