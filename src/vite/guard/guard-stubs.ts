import type { DevEnvironment, Environment as ViteEnvironment, Rolldown, ViteDevServer } from 'vite'
import { createHash } from 'node:crypto'
import {
  importChain,
  importersInDevelopment,
  shownPath,
  type ImportersOf,
} from '../shared/import-chain.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { RULES, type GuardRules, FORBIDDEN_QUERY } from './guard-rules.ts'

const MARK = 'seamline-forbidden-module-'

/** The virtual modules that stand for Node's own. */
export const BUILTIN = '\0seamline:builtin:'

export class GuardStubs {
  readonly reports: GuardReports = new GuardReports()
  readonly #marks: { readonly id: string; readonly name: string }[] = []

  make(id: string, exports: StubExports, environment: ViteEnvironment): Rolldown.SourceDescription {
    const code =
      environment.mode === 'dev'
        ? this.#inDevelopment(id, exports, environment)
        : buildStub(exports, (name) => this.#mark(id, name))
    // A map would show the text of the module.
    return { code, map: { mappings: '' } }
  }

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

/** The exports of the module that a stub stands for. */
export interface StubExports {
  readonly exports: readonly string[]
  /** The modules that it re-exports as a whole, which are forbidden by it. */
  readonly stars: readonly string[]
}

/**
 * The text of a module that stands in for a forbidden one in a build: the bundle keeps the marks of the exports
 * that are used.
 */
export function buildStub(
  { exports, stars }: StubExports,
  markOf: (name: string) => string,
): string {
  return [
    ...exports.map((name, index) =>
      exportOf(name, index, `/* @__PURE__ */ Symbol(${JSON.stringify(markOf(name))})`),
    ),
    ...stars.map(forbiddenStar),
  ].join('\n')
}

export interface ForbiddenUse {
  readonly message: string
  readonly report: string
}

/** The same for development: it loads, and using an export throws. */
export function devStub(
  { exports, stars }: StubExports,
  useOf: (name: string) => ForbiddenUse,
): string {
  return [
    TRAP,
    ...exports.map((name, index) => {
      const { message, report } = useOf(name)
      return exportOf(name, index, `forbidden(${JSON.stringify(message)}, () => ${report})`)
    }),
    ...stars.map(forbiddenStar),
  ].join('\n')
}

/** A value that throws at any use. */
const TRAP = `const forbidden = (message, report) => {
  const refuse = () => {
    report()
    throw new Error(message)
  }
  const traps = ['apply', 'construct', 'get', 'set', 'has', 'ownKeys', 'getPrototypeOf']
  return new Proxy(function () {}, Object.fromEntries(traps.map((trap) => [trap, refuse])))
}`

function exportOf(name: string, index: number, value: string): string {
  const exported = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
  return `const _${index} = ${value}\nexport { _${index} as ${exported} }`
}

function forbiddenStar(source: string): string {
  return `export * from ${JSON.stringify(`${source}${source.includes('?') ? '&' : '?'}${FORBIDDEN_QUERY}`)}`
}

/** A page sends this event when it uses a forbidden module. */
const USED = 'seamline:forbidden-use'

/**
 * Shows in the terminal and in Vite's overlay that a page has used a forbidden module, in development. The
 * stub throws in the browser, where an app may catch the error.
 */
export class GuardReports {
  readonly #messages = new Map<unknown, string>()
  readonly #logged = new Set<string>()

  /** An expression that reports a use from a page: by an id, so that no text of a message comes from a page. */
  expressionFor(message: string): string {
    const id = createHash('sha256').update(message).digest('base64url')
    this.#messages.set(id, message)
    return `import.meta.hot?.send('${USED}', '${id}')`
  }

  listen({ environments, watcher }: ViteDevServer): void {
    for (const { config, hot, logger } of Object.values(environments)) {
      if (config.consumer !== 'client') continue
      hot.on(USED, (id: unknown, page) => {
        const message = this.#messages.get(id)
        if (message === undefined) return
        page.send({ type: 'error', err: { message, stack: '' } })
        if (this.#logged.has(message)) return
        this.#logged.add(message)
        logger.error(message, { timestamp: true })
      })
    }
    // After an edit, a use that is left is worth another line.
    watcher.on('all', () => this.#logged.clear())
  }
}
