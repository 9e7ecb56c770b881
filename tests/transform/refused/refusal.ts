import type { GenerateFunctionId } from '../../../babel-plugin/index.ts'

/** What the transform refuses with one code. */
export interface Refusal {
  /** What its message tells the reader to do. */
  readonly advice: string
  /** Sources, by what is wrong with them. The line that ends in `// here` is the one to be shown. */
  readonly sources: Readonly<Record<string, string>>
  readonly generateFunctionId?: GenerateFunctionId
}
