import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { isGenerated } from '../shared/module-identity.ts'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'

const PREFIX = 'virtual:seamline/function-module/'

/** The modules that the manifest imports. A generated module cannot be imported by its id, so it gets a specifier. */
export class FunctionModules {
  readonly #issued = new Map<string, string>()

  specifierOf(module: string): string {
    if (!isGenerated(withoutQuery(module))) return module
    const specifier = PREFIX + createHash('sha256').update(module).digest('hex').slice(0, 16)
    this.#issued.set(specifier, module)
    return specifier
  }

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
