import type { Environment as ViteEnvironment } from 'vite'
import { GuardReports } from './guard-reports.ts'
import { describeViolation } from './violation.ts'
import { rulesFor } from './guard-rules.ts'
import { buildStub, devStub, type StubExports } from './guard-stub.ts'
import {
  importChain,
  importersInDevelopment,
  shownPath,
  type ImportersOf,
} from '../shared/import-chain.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** What stands in a build's output where a forbidden module is used. */
const MARK = 'seamline-forbidden-module-'

/** The virtual modules that stand for Node's own. */
export const BUILTIN = '\0seamline:builtin:'

/** Makes the stubs of forbidden modules, and knows which mark is whose. */
export class GuardStubs {
  readonly reports: GuardReports = new GuardReports()
  readonly #marks: { readonly id: string; readonly name: string }[] = []

  make(id: string, exports: StubExports, environment: ViteEnvironment): string {
    if (environment.mode !== 'dev') return buildStub(exports, (name) => this.#mark(id, name))
    const importersOf = importersInDevelopment(environment)
    return devStub(exports, (name) => {
      const message = describe(id, name, importersOf, environment)
      // The server's own log has the error that a use on the server throws.
      const isPage = environment.config.consumer === 'client'
      return { message, report: isPage ? this.reports.expressionFor(message) : 'undefined' }
    })
  }

  /** What is wrong with an output, if anything. */
  violationIn(
    code: string,
    importersOf: ImportersOf,
    environment: ViteEnvironment,
  ): string | undefined {
    const [, index] = new RegExp(`${MARK}(\\d+)\\b`).exec(code) ?? []
    const found = index === undefined ? undefined : this.#marks[Number(index)]
    return found && describe(found.id, found.name, importersOf, environment)
  }

  #mark(id: string, name: string): string {
    return `${MARK}${this.#marks.push({ id, name }) - 1}`
  }
}

function describe(
  id: string,
  name: string,
  importersOf: ImportersOf,
  { config }: ViteEnvironment,
): string {
  const chain = importChain(id, importersOf)
    // How the package finds the app's modules is no news to its users.
    .filter((each) => each === id || !each.startsWith(PACKAGE_FILES.folder))
    .map((each) => shownPath(each.replace(BUILTIN, ''), config.root))
    // A route imports the part of itself that the router has split off.
    .filter((path, index, all) => path !== all[index - 1])
  return describeViolation({ name, chain, owner: rulesFor(config.consumer).owner })
}
