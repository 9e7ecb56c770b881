/** The calls of a run and their frequencies. */

import * as aborts from './calls/aborts.ts'
import type { Caller, Checked } from './caller.ts'
import * as failures from './calls/failures.ts'
import * as streams from './calls/streams.ts'
import * as uploads from './calls/uploads.ts'
import * as values from './calls/values.ts'
import type { Random } from './random.ts'

/** A kind of call. */
export interface Kind {
  readonly name: string
  /** How many of {@link TOTAL_WEIGHT} calls are of this kind. */
  readonly weight: number
  readonly call: (caller: Caller) => Promise<Checked>
}

/** The kinds of calls. */
export const KINDS: readonly Kind[] = [
  { name: 'values', weight: 300, call: values.value },
  { name: 'values by GET', weight: 150, call: values.read },
  { name: 'calls within calls', weight: 50, call: values.nested },
  { name: 'values beyond JSON', weight: 50, call: values.rich },
  { name: 'failures, redirects, not-founds, responses', weight: 75, call: failures.failing },
  { name: 'failures of a validator', weight: 25, call: failures.refused },
  { name: 'requests that the endpoint refuses', weight: 25, call: failures.impossible },
  { name: 'uploads', weight: 40, call: uploads.upload },
  { name: 'forms of scripts', weight: 25, call: uploads.form },
  { name: 'forms of pages', weight: 35, call: uploads.plainForm },
  { name: 'streams of items, read', weight: 30, call: streams.items },
  { name: 'streams of bytes, read', weight: 25, call: streams.chunks },
  { name: 'promises beside streams, read', weight: 20, call: streams.later },
  { name: 'streams, left', weight: 20, call: streams.left },
  { name: 'streams, left open', weight: 15, call: streams.leftOpen },
  { name: 'streams, cut', weight: 15, call: streams.cut },
  { name: 'aborts before the headers end', weight: 10, call: aborts.inHeaders },
  { name: 'aborts in the body', weight: 10, call: aborts.inBody },
  { name: 'aborts in middleware, validator and handler', weight: 50, call: aborts.atPoint },
  { name: 'aborts at the first item', weight: 10, call: aborts.atFirstItem },
  { name: 'aborts in mid-stream', weight: 10, call: aborts.inMidStream },
  { name: 'aborts after the end', weight: 10, call: aborts.afterEnd },
]

/** The sum of the weights. */
export const TOTAL_WEIGHT: number = KINDS.reduce((sum, { weight }) => sum + weight, 0)

/** Picks a kind by its weight. */
export function pickKind(random: Random): Kind {
  let left = random.below(TOTAL_WEIGHT)
  const found = KINDS.find(({ weight }) => (left -= weight) < 0)
  if (found === undefined) throw new Error('The weights have no sum.')
  return found
}
