/** Seeded random numbers. */
export interface Random {
  /** An integer from 0 to below a limit. */
  readonly below: (limit: number) => number
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
}

/** Creates a generator: 32-bit xorshift. */
export function seededRandom(seed: number): Random {
  let state = seed | 1
  const below = (limit: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * limit)
  }
  return { below, pick: (list) => list[below(list.length)] ?? list[0] }
}
