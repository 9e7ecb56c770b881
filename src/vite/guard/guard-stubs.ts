import type { DevEnvironment, Environment as ViteEnvironment, Rolldown } from 'vite'
import {
  importChain,
  importersInDevelopment,
  shownPath,
  type ImportersOf,
} from '../shared/import-chain.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { GuardReports } from './guard-reports.ts'
import { RULES, type GuardRules } from './guard-rules.ts'
import { buildStub, devStub, type StubExports } from './stub-text.ts'

/** Marks the use of a forbidden module in a build's output. */
const MARK = 'seamline-forbidden-module-'

/** The virtual modules that stand for Node's own. */
export const BUILTIN = '\0seamline:builtin:'

/** Makes the stubs of forbidden modules, and finds their marks in an output. */
export class GuardStubs {
  readonly reports: GuardReports = new GuardReports()
  readonly #marks: { readonly id: string; readonly name: string }[] = []

  /** The module that stands in for another. */
  make(id: string, exports: StubExports, environment: ViteEnvironment): Rolldown.SourceDescription {
    const code =
      environment.mode === 'dev'
        ? this.#inDevelopment(id, exports, environment)
        : buildStub(exports, (name) => this.#mark(id, name))
    // A map would show the text of the module.
    return { code, map: { mappings: '' } }
  }

  /** Describes the use of a forbidden module in an output. */
  violationIn(
    code: string,
    importersOf: ImportersOf,
    environment: ViteEnvironment,
  ): string | undefined {
    const [, index] = new RegExp(`${MARK}(\\d+)\\b`).exec(code) ?? []
    const found = index === undefined ? undefined : this.#marks[Number(index)]
    return found && describe(found.id, found.name, importersOf, environment)
  }

  #inDevelopment(id: string, exports: StubExports, environment: DevEnvironment): string {
    const importersOf = importersInDevelopment(environment)
    return devStub(exports, (name) => {
      const message = describe(id, name, importersOf, environment)
      // On the server the error that is thrown is in the log.
      const isPage = environment.config.consumer === 'client'
      return { message, report: isPage ? this.reports.expressionFor(message) : 'undefined' }
    })
  }

  #mark(id: string, name: string): string {
    return `${MARK}${this.#marks.push({ id, name }) - 1}`
  }
}

/** The error, the chain of imports from the entry to the module, and the ways to fix it. */
function describe(
  id: string,
  name: string,
  importersOf: ImportersOf,
  { config }: ViteEnvironment,
): string {
  const { owner } = RULES[config.consumer]
  const chain = importChain(id, importersOf)
    // How the package imports the app's modules is of no use to its users.
    .filter((each) => each === id || !each.startsWith(PACKAGE_FILES.folder))
    .map((each) => shownPath(each.replace(BUILTIN, ''), config.root))
    // A route imports the part of itself that the router has split off.
    .filter((path, index, all) => path !== all[index - 1])
  const [target, code] =
    owner === 'server'
      ? ['the browser', 'SERVER_CODE_IN_CLIENT']
      : ['the server', 'CLIENT_CODE_IN_SERVER']
  return [
    `[seamline] \`${name}\` of ${chain.at(-1) ?? ''} is ${owner}-only, but reaches ${target}. (${code})`,
    ...chain.map((path, index) => `${index === 0 ? '   ' : ' → '}${path}`),
    FIXES[owner],
  ].join('\n')
}

const FIXES: Readonly<Record<GuardRules['owner'], string>> = {
  server:
    'Use it in a handler, in a `.server` function or in `createServerOnlyFn()`, whose code never reaches the browser; or, if it may be public, move it to a module that is not marked as server-only.',
  browser:
    'Use it in a `.client` function or in `createClientOnlyFn()`, or load it with `import()` in an effect or an event handler; or, if it may run on the server, move it to a module that is not marked as browser-only.',
}
