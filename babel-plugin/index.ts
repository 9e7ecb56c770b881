/** `seamline/babel`: the transform, for every tool chain. */

export { compile, type CompileOptions, type CompileResult, type SourceMap } from './compile.ts'
export { BUILDER_NAMES, DEFAULT_SOURCES, type Environment } from './definitions.ts'
export {
  seamlineBabelPlugin as default,
  type BabelPlugin,
  type SeamlineBabelOptions,
} from './plugin.ts'
export type { CompileError, FoundFunction, RefusalCode } from './types.ts'
