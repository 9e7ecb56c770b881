/** `seamline/babel`: the transform, for every tool chain. */

export { compile, type CompileOptions, type CompileResult, type SourceMap } from './compile.ts'
export { CANDIDATE_TEXT, DEFAULT_SOURCES, type Environment } from './model/definitions.ts'
export type { Host, SyncHost } from './model/host.ts'
export {
  seamlineBabelPlugin as default,
  type BabelApi,
  type BabelFile,
  type BabelPlugin,
  type SeamlineBabelOptions,
} from './plugin.ts'
export type {
  CompileError,
  FoundFunction,
  FunctionIdDetails,
  GenerateFunctionId,
  RefusalCode,
} from './model/types.ts'
