/** Calls that end with a value. */

import { identityOf, type Caller, type Checked } from '../caller.ts'

/** A value by POST. */
export async function value(caller: Caller): Promise<Checked> {
  return {
    answer: await caller.stubs.value(caller.options()),
    expected: identityOf(caller),
  }
}

/** A value by GET. */
export async function read(caller: Caller): Promise<Checked> {
  return {
    answer: await caller.stubs.read(caller.options()),
    expected: identityOf(caller),
  }
}

/** A function that calls others in process. */
export async function nested(caller: Caller): Promise<Checked> {
  const own = identityOf(caller)
  return {
    answer: await caller.stubs.nested(caller.options()),
    expected: { before: own, inner: own, other: own, after: own },
  }
}

/** Values beyond JSON, and a cycle. */
export async function rich(caller: Caller): Promise<Checked> {
  const { nonce, user } = caller
  const cycle: Record<string, unknown> = { identity: identityOf(caller) }
  cycle['self'] = cycle
  return {
    answer: await caller.stubs.rich(caller.options()),
    expected: {
      map: new Map([[nonce, new Set([user])]]),
      at: new Date(0),
      big: 2n ** 64n,
      bytes: new TextEncoder().encode(nonce),
      cycle,
    },
  }
}
