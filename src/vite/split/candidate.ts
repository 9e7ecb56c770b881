import { leftoverText } from '../../../babel-plugin/leftover-text.ts'
import { CANDIDATE_TEXT, type Environment } from '../../../babel-plugin/index.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** Modules that may hold a builder chain: the bundler filters them before any JavaScript runs. */
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

/** Patterns for the id and the text of a module. */
export interface Candidate {
  readonly id: { readonly include: RegExp; readonly exclude: RegExp }
  readonly code: RegExp
}
