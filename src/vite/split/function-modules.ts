import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { isGenerated } from '../shared/module-identity.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'

const PREFIX = 'virtual:seamline/function-module/'

/**
 * What the manifest imports: a module that a plugin makes is found by its id alone, which no import can be
 * resolved to. So ids are issued for such modules, and only these lead back to them.
 */
export class FunctionModules {
  readonly #issued = new Map<string, string>()

  /** What an import says for a module. */
  specifierOf(module: string): string {
    if (!isGenerated(withoutQuery(module))) return module
    const specifier = PREFIX + createHash('sha256').update(module).digest('hex').slice(0, 16)
    this.#issued.set(specifier, module)
    return specifier
  }

  /** Finds the modules for which ids were issued. */
  plugin(): Plugin {
    return {
      name: 'seamline:function-modules',
      enforce: 'pre',
      resolveId: {
        filter: { id: new RegExp(`^${escapeForRegExp(PREFIX)}`) },
        handler: (source) => this.#issued.get(source),
      },
    }
  }
}
