/**
 * The plan of a generated project: for each module its language and its units, and for each unit a
 * tape of choices. A tape that ends or contains zeros chooses the plainest form, so a failure
 * shrinks to few declarations in their plainest forms.
 */

import * as fc from 'fast-check'

/** The kind of a declaration or statement. */
export const UNIT_KINDS = [
  'server function',
  'object of functions',
  'middleware',
  'middleware factory',
  'base',
  'environment function',
  'start',
  'route',
  'constant',
  'function',
  'class',
  'import',
  'pattern',
  'component',
  'enum',
  'variable',
  'pair of functions',
  'look-alike',
  'statement',
  'type',
] as const

/** One of them. */
export type UnitKind = (typeof UNIT_KINDS)[number]

/** The choices between forms. */
export type Choices = Uint8Array

/** One declaration or statement. */
export interface UnitPlan {
  readonly kind: UnitKind
  readonly choices: Choices
}

/** The languages of modules, by their extension. */
export const LANGUAGES = ['ts', 'tsx', 'js', 'jsx'] as const

/** One module: each unit may use those after it, and the exports of later modules. */
export interface ModulePlan {
  readonly language: (typeof LANGUAGES)[number]
  readonly source: string
  readonly units: readonly UnitPlan[]
}

/** The modules of a project, the main one first. */
export type ProjectPlan = readonly ModulePlan[]

/** Weights: code of the package matters more than the code around it. */
const WEIGHTS: Readonly<Partial<Record<UnitKind, number>>> = {
  'server function': 6,
  'object of functions': 3,
  middleware: 4,
  'middleware factory': 2,
  base: 3,
  'environment function': 3,
  constant: 3,
  import: 3,
  pattern: 2,
  'look-alike': 2,
}

const kinds: fc.Arbitrary<UnitKind> = fc.constantFrom(
  ...UNIT_KINDS.flatMap((kind) => Array.from({ length: WEIGHTS[kind] ?? 1 }, () => kind)),
)

const choices: fc.Arbitrary<Choices> = fc.noBias(fc.uint8Array({ minLength: 48, maxLength: 48 }))

const units = fc.array(fc.record({ kind: kinds, choices }), {
  minLength: 1,
  maxLength: 6,
  size: 'max',
})

const modules: fc.Arbitrary<ModulePlan> = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  source: fc.constantFrom('seamline', '@tanstack/solid-start'),
  units,
})

/** Projects of one to four modules. */
export const projectPlans: fc.Arbitrary<ProjectPlan> = fc.array(modules, {
  minLength: 1,
  maxLength: 4,
  size: 'max',
})
