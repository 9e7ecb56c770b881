import { builtinModules } from 'node:module'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { DEFAULT_SOURCES, type Environment } from '../../../babel-plugin/index.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'

/** The modules that must not reach one environment's bundle. */
export interface GuardRules {
  /** Names of the other side's files. */
  readonly file: RegExp
  /** Imports that mark a module as the other side's. */
  readonly markers: readonly string[]
  /** Modules of this package. */
  readonly own: readonly string[]
  /** Their side, in words. */
  readonly owner: 'server' | 'browser'
}

export const RULES: Readonly<Record<Environment, GuardRules>> = {
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

/** In the query of a module that a forbidden module re-exports, which is forbidden with it. */
export const FORBIDDEN_QUERY = 'seamline-forbidden'

/** Ids that may be forbidden by their name, for a bundler's filter. */
export const GUARDED_ID: RegExp = new RegExp(
  [
    String.raw`\.(?:server|client)\.[cm]?[jt]sx?(?:\?|$)`,
    FORBIDDEN_QUERY,
    ...PACKAGE_FILES.serverModules.map(escapeForRegExp),
  ].join('|'),
)

/** Texts that may hold a marker, for a bundler's filter. */
export const MARKED_TEXT: RegExp = /\/(?:server|client)-only['"]/

/** Whether a module's name makes it the other side's. In installed packages, names have no such meaning. */
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
