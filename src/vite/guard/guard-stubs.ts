import { createHash } from 'node:crypto'
import type { DevEnvironment, Environment as ViteEnvironment, Rolldown, ViteDevServer } from 'vite'
import {
  importChain,
  importersInDevelopment,
  shownPath,
  type ImportersOf,
} from '../shared/import-chain.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { FORBIDDEN_QUERY, RULES, type GuardRules } from './guard-rules.ts'

const MARK = 'seamline-forbidden-module-'

/** Prefix of the virtual modules that replace Node's built-ins. */
export const BUILTIN = '\0seamline:builtin:'

/** The event that a page sends when it uses a forbidden module. */
const USED = 'seamline:forbidden-use'

/** The exports of the module that a stub replaces. */
interface StubExports {
  readonly exports: readonly string[]
  /** The modules that it re-exports as a whole, which are forbidden with it. */
  readonly stars: readonly string[]
}

/**
 * Replaces forbidden modules by stubs. In a build, the output keeps a mark for each export that is used. In
 * development, using an export throws, and the page reports it, as the app may catch the error.
 */
export class GuardStubs {
  readonly #marks: { readonly id: string; readonly name: string }[] = []
  /** By an id, so that no text of a message comes from a page. */
  readonly #messages = new Map<unknown, string>()

  make(
    id: string,
    { exports, stars }: StubExports,
    environment: ViteEnvironment,
  ): Rolldown.SourceDescription {
    const lines = [
      ...(environment.mode === 'dev' ? [TRAP] : []),
      ...exports.map((name, index) => {
        const value =
          environment.mode === 'dev' ? this.#trap(id, name, environment) : this.#mark(id, name)
        const exported = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
        return `const _${index} = ${value}\nexport { _${index} as ${exported} }`
      }),
      ...stars.map((source) => {
        const separator = source.includes('?') ? '&' : '?'
        return `export * from ${JSON.stringify(`${source}${separator}${FORBIDDEN_QUERY}`)}`
      }),
    ]
    // A map would show the text of the module.
    return { code: lines.join('\n'), map: { mappings: '' } }
  }

  /** The error for a forbidden module that an output uses. */
  violationIn(
    code: string,
    importersOf: ImportersOf,
    environment: ViteEnvironment,
  ): string | undefined {
    const [, index] = new RegExp(`${MARK}(\\d+)\\b`).exec(code) ?? []
    const found = index === undefined ? undefined : this.#marks[Number(index)]
    return found && describe(found.id, found.name, importersOf, environment)
  }

  /** Shows in the terminal and in Vite's overlay that a page has used a forbidden module. */
  listen({ environments, watcher }: ViteDevServer): void {
    const logged = new Set<string>()
    for (const { config, hot, logger } of Object.values(environments)) {
      if (config.consumer !== 'client') continue
      hot.on(USED, (id: unknown, page) => {
        const message = this.#messages.get(id)
        if (message === undefined) return
        page.send({ type: 'error', err: { message, stack: '' } })
        if (logged.has(message)) return
        logged.add(message)
        logger.error(message, { timestamp: true })
      })
    }
    // A use that is left after an edit is logged again.
    watcher.on('all', () => logged.clear())
  }

  #mark(id: string, name: string): string {
    const mark = `${MARK}${this.#marks.push({ id, name }) - 1}`
    return `/* @__PURE__ */ Symbol(${JSON.stringify(mark)})`
  }

  #trap(id: string, name: string, environment: DevEnvironment): string {
    const message = describe(id, name, importersInDevelopment(environment), environment)
    // On the server the error that is thrown is in the log.
    const isPage = environment.config.consumer === 'client'
    const report = isPage ? this.#reportFrom(message) : 'undefined'
    return `forbidden(${JSON.stringify(message)}, () => ${report})`
  }

  #reportFrom(message: string): string {
    const id = createHash('sha256').update(message).digest('base64url')
    this.#messages.set(id, message)
    return `import.meta.hot?.send('${USED}', '${id}')`
  }
}

/** Code that makes a value which throws at any use. */
const TRAP = `const forbidden = (message, report) => {
  const refuse = () => {
    report()
    throw new Error(message)
  }
  const traps = ['apply', 'construct', 'get', 'set', 'has', 'ownKeys', 'getPrototypeOf']
  return new Proxy(function () {}, Object.fromEntries(traps.map((trap) => [trap, refuse])))
}`

/** The error, the chain of imports from the entry to the module, and the ways to fix it. */
function describe(
  id: string,
  name: string,
  importersOf: ImportersOf,
  { config }: ViteEnvironment,
): string {
  const { owner } = RULES[config.consumer]
  const chain = importChain(id, importersOf)
    // The package's own imports of the app's modules are of no use to its users.
    .filter((each) => each === id || !each.startsWith(PACKAGE_FILES.folder))
    .map((each) => shownPath(each.replace(BUILTIN, ''), config.root))
    // A route imports the part of itself that the router has split off.
    .filter((path, index, all) => path !== all[index - 1])
  const { target, code, fix } = MESSAGES[owner]
  return [
    `[seamline] \`${name}\` of ${chain.at(-1) ?? ''} is ${owner}-only, but reaches ${target}. (${code})`,
    ...chain.map((path, index) => `${index === 0 ? '   ' : ' → '}${path}`),
    fix,
  ].join('\n')
}

const MESSAGES: Readonly<Record<GuardRules['owner'], Readonly<Record<string, string>>>> = {
  server: {
    target: 'the browser',
    code: 'SERVER_CODE_IN_CLIENT',
    fix: 'Use it in a handler, in a `.server` function or in `createServerOnlyFn()`, whose code never reaches the browser; or, if it may be public, move it to a module that is not marked as server-only.',
  },
  browser: {
    target: 'the server',
    code: 'CLIENT_CODE_IN_SERVER',
    fix: 'Use it in a `.client` function or in `createClientOnlyFn()`, or load it with `import()` in an effect or an event handler; or, if it may run on the server, move it to a module that is not marked as browser-only.',
  },
}
