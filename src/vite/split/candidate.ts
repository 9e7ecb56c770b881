import {
  BUILDERS,
  CANDIDATE_TEXT,
  USE_SERVER,
  type Environment,
} from '../../../babel-plugin/model/definitions.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** Patterns for the id and the text of a module, with which the bundler filters before any JavaScript runs. */
interface Candidate {
  readonly id: { readonly include: RegExp; readonly exclude: RegExp }
  readonly code: RegExp
}

/** Modules that may hold a builder chain. */
export const CANDIDATE: Candidate = {
  id: {
    include: /\.[cm]?[jt]sx?(?:\?|$)/,
    exclude: new RegExp(`^${escapeForRegExp(PACKAGE_FILES.folder)}`),
  },
  code: CANDIDATE_TEXT,
}

/** Modules whose emitted text may have a builder chain that the first pass could not follow. */
export function leftover(environment: Environment): Candidate {
  return { id: { include: /./, exclude: CANDIDATE.id.exclude }, code: leftoverText(environment) }
}

/** Matches a call of a method that the bundle loses, a builder whose calls are replaced, and a server-only key. */
function leftoverText(environment: Environment): RegExp {
  const definitions = [...BUILDERS.values()]
  const methods = definitions
    .filter(({ kind }) => kind !== 'isomorphic')
    .flatMap(({ methods: each }) => Array.from(each))
    .filter(([name, keptFor]) => name === 'handler' || !keptFor.includes(environment))
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
    // Of a nested object only its own key: the keys within it are too common.
    const keys = definitions.flatMap(({ serverOptions: { keys: own, nested } }) =>
      own.concat(Object.keys(nested)),
    )
    patterns.push(`\\b(?:${alternatives(keys)})['"\`]?\\]?\\s*[:,}(]`)
  }
  return new RegExp(patterns.join('|'))
}

function alternatives(names: readonly string[]): string {
  return [...new Set(names)].join('|')
}
