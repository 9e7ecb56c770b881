import { FORBIDDEN_QUERY } from './guard-rules.ts'

/** The exports of the module that a stub stands for. */
export interface StubExports {
  /** The names of its values. */
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

/** The use of an export, in development. */
export interface ForbiddenUse {
  /** The error that it throws. */
  readonly message: string
  /** An expression that reports it. */
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
