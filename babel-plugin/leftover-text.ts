import { BUILDERS, USE_SERVER, type Environment, type ServerOptions } from './model/definitions.ts'

/**
 * A pattern for the text of a module that the transform has seen, in which a chain may be left that it could not
 * follow then: the call of a method that the bundle loses, a builder whose calls are replaced, a key that is the
 * server's. It is for a bundler's filter, as `CANDIDATE_TEXT` is, and keeps out what has been split.
 */
export function leftoverText(environment: Environment): RegExp {
  const definitions = [...BUILDERS.values()]
  const methods = definitions
    .filter(({ kind }) => kind !== 'isomorphic')
    .flatMap(({ methods: each }) => Array.from(each))
    .filter(([name, { keptFor }]) => name === 'handler' || !keptFor.includes(environment))
    .map(([name]) => name)
  const replaced = definitions
    .filter(({ kind, keptFor }) => kind === 'isomorphic' || !keptFor.includes(environment))
    .map(({ name }) => name)
  const patterns = [
    // Behind its dot, a bracket, or a comment or line end that follows one; called at once.
    `(?:\\.|\\[|\\*/|\\n)\\s*['"\`]?(?:${alternatives(methods)})['"\`]?\\s*\\]?\\s*(?:\\?\\.\\s*)?(?:\\(|/\\*)`,
    `\\b(?:${alternatives(replaced)})\\b`,
    `['"]${USE_SERVER}['"]`,
  ]
  if (environment === 'client') {
    const keys = definitions.flatMap(({ serverOptions }) => keysOf(serverOptions))
    patterns.push(`\\b(?:${alternatives(keys)})['"\`]?\\]?\\s*[:,}(]`)
  }
  return new RegExp(patterns.join('|'))
}

/** Of a nested object only its own key: the keys within it are too common. */
function keysOf({ keys, nested }: ServerOptions): readonly string[] {
  return [...keys, ...Object.keys(nested)]
}

function alternatives(names: readonly string[]): string {
  return [...new Set(names)].join('|')
}
