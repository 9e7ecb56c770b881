/** N: valid calls of the corpus with random edits. */

import * as fc from 'fast-check'
import { mutantsOf } from '../../unit/wire/mutants.ts'
import { CATEGORIES, textOf, type Case, type Expected } from './cases.ts'
import type { Answer } from './request.ts'

/** JSON bodies of valid calls. */
const CALLS: readonly string[] = [...CATEGORIES.values()].flat().flatMap(({ request, expect }) => {
  const { body = '', path, headers, raw } = request
  if (expect.status !== 200 || raw !== undefined || path !== undefined || headers) return []
  if (typeof body === 'object' && 'base64' in body) return []
  const text = textOf(body)
  return text.startsWith('{') ? [text] : []
})

/** Generates `count` mutants; a seed always produces the same ones. */
export function mutants(count: number, seed: number): readonly Case[] {
  const bodies = fc.sample(mutantsOf(fc.constantFrom(...CALLS)), { numRuns: count, seed })
  return bodies.map((body, index) => ({
    name: `n-mutants: ${index} of seed ${seed}: ${JSON.stringify(body.slice(0, 200))}`,
    request: { body },
    expect: UNDECIDED,
  }))
}

/** Marks a mutant: it may be accepted or refused, so its expectation depends on the response. */
const UNDECIDED: Expected = { status: 400, handlerRan: false }

const CODES: ReadonlySet<unknown> = new Set([
  'BAD_JSON',
  'BAD_PAYLOAD',
  'BAD_FORM',
  'TYPE_NOT_ALLOWED',
  'PAYLOAD_TOO_COMPLEX',
])

/**
 * Fills in the expectation of a mutant: 200 and one handler run, or 400 with the code of a protocol
 * error and no run.
 */
export function decided(each: Case, answer: Answer): Case {
  if (each.expect !== UNDECIDED) return each
  if (answer.status === 200) return { ...each, expect: { status: 200, handlerRan: true } }
  const [, code = ''] = /"code":"(\w+)"/.exec(answer.body) ?? []
  return { ...each, expect: { ...UNDECIDED, code: CODES.has(code) ? code : 'BAD_PAYLOAD' } }
}
