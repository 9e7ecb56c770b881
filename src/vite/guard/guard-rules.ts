import { builtinModules } from 'node:module'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { DEFAULT_SOURCES, type Environment } from '../../../babel-plugin/index.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'

/** What the imports of one environment's bundle must not lead to. */
export interface GuardRules {
  /** Files that are the other side's by their name. */
  readonly file: RegExp
  /** The imports that make a module the other side's. */
  readonly markers: readonly string[]
  /** Modules of this package. */
  readonly own: readonly string[]
  /** Whose they are, in words. */
  readonly owner: 'server' | 'browser'
}

const RULES: Readonly<Record<Environment, GuardRules>> = {
  client: {
    file: /\.server\.[cm]?[jt]sx?$/,
    markers: DEFAULT_SOURCES.map((source) => `${source}/server-only`),
    own: PACKAGE_FILES.serverModules,
    owner: 'server',
  },
  server: {
    file: /\.client\.[cm]?[jt]sx?$/,
    markers: DEFAULT_SOURCES.map((source) => `${source}/client-only`),
    own: [],
    owner: 'browser',
  },
}

/** The rules for a bundle. */
export function rulesFor(environment: Environment): GuardRules {
  return RULES[environment]
}

/** In a module's query: what re-exports the module is the other side's, so all of it is. */
export const FORBIDDEN_QUERY = 'seamline-forbidden'

/** Ids that may be forbidden by what they are called, for a bundler's filter. */
export const GUARDED_ID: RegExp = new RegExp(
  [
    String.raw`\.(?:server|client)\.[cm]?[jt]sx?(?:\?|$)`,
    FORBIDDEN_QUERY,
    ...PACKAGE_FILES.serverModules.map(escapeForRegExp),
  ].join('|'),
)

/** Texts that may hold a marker, for a bundler's filter. */
export const MARKED_TEXT: RegExp = /\/(?:server|client)-only['"]/

/**
 * Whether a module is the other side's by what it is called. Installed packages name their files as
 * they like.
 */
export function isForbiddenName(id: string, { file, own }: GuardRules): boolean {
  const path = withoutQuery(id)
  return (
    id.includes(FORBIDDEN_QUERY) ||
    own.includes(path) ||
    (file.test(path) && !path.includes('/node_modules/'))
  )
}

/** Node's own modules, as they may be written, for a bundler's filter. */
export const BUILTIN_SOURCE: RegExp = new RegExp(`^(?:node:.+|${builtinModules.join('|')})$`)
