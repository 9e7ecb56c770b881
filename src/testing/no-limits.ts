import type { Limits } from '../serialization/limits.ts'

/** A stub does not know its function's limits, so what a call may hold is left to the real endpoint. */
export const NO_LIMITS: Partial<Limits> = Object.fromEntries(
  (['body', 'query', 'nodes', 'keys', 'items', 'entries', 'parts'] as const).map((limit) => [
    limit,
    Number.MAX_SAFE_INTEGER,
  ]),
)
