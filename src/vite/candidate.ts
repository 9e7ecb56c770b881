import { CANDIDATE_TEXT } from '../../babel-plugin/index.ts'
import { escapeForRegExp } from './escape-for-reg-exp.ts'
import { PACKAGE_FILES } from './package-files.ts'

/** Modules that may hold a chain of ours: decided by the bundler, before any JavaScript runs. */
export const CANDIDATE: Candidate = {
  id: {
    include: /\.[cm]?[jt]sx?(?:\?|$)/,
    exclude: new RegExp(`^${escapeForRegExp(PACKAGE_FILES.folder)}`),
  },
  code: CANDIDATE_TEXT,
}

/** What the path and the text of such a module match. */
export interface Candidate {
  readonly id: { readonly include: RegExp; readonly exclude: RegExp }
  readonly code: RegExp
}
