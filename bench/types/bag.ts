/** The builder types that the package ships, without their run time. */

import type { EmptyChain } from '../../src/model/chain.types.ts'
import type { FunctionMiddlewareBuilder } from '../../src/model/middleware.types.ts'
import type { ServerFnBuilder, ServerFnOptions } from '../../src/model/server-fn.types.ts'

export declare function createMiddleware(options: { type: 'function' }): FunctionMiddlewareBuilder
export declare function createServerFn(options?: ServerFnOptions): ServerFnBuilder<EmptyChain>
