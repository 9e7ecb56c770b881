import type { Logger } from 'vite'
import type { FunctionIdDetails, GenerateFunctionId } from '../../../babel-plugin/index.ts'

/** The ids that an app generates for its functions: unique, and generated once for each. */
export class FunctionIds {
  readonly #generate: GenerateFunctionId
  readonly #logger: Logger
  readonly #idOf = new Map<string, string>()
  readonly #ownerOf = new Map<string, string>()

  constructor(generate: GenerateFunctionId, logger: Logger) {
    this.#generate = generate
    this.#logger = logger
  }

  /** The app's id for a function, followed by the default id if another function has the same. */
  readonly generate: GenerateFunctionId = (details) => {
    const owner = `${details.filename}#${details.functionName}`
    const known = this.#idOf.get(owner)
    if (known !== undefined) return known
    const generated = this.#generate(details)
    if (generated === undefined) return undefined
    const id = this.#isTaken(generated, details) ? `${generated}_${details.defaultId}` : generated
    this.#idOf.set(owner, id)
    this.#ownerOf.set(id, owner)
    return id
  }

  #isTaken(id: string, { filename, functionName }: FunctionIdDetails): boolean {
    const other = this.#ownerOf.get(id)
    if (other === undefined) return false
    this.#logger.warn(
      `[seamline] \`generateFunctionId\` returned \`${id}\` for ${filename}#${functionName}, which ${other} already has. The default id is appended. (DUPLICATE_ID)`,
    )
    return true
  }
}
