import { WRONG_SIDE } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import type { Source } from '../model/definition.ts'
import type { IsomorphicFnBuilder } from './environment-fns.types.ts'

/**
 * What stands for a server-only function in a browser bundle.
 *
 * @internal Called by compiled code.
 */
export function refuseServerOnly(source: Source): () => never {
  return () => {
    throw usageError(WRONG_SIDE, { ...source, side: 'server' })
  }
}

/**
 * What stands for a client-only function in a server bundle.
 *
 * @internal Called by compiled code.
 */
export function refuseClientOnly(source: Source): () => never {
  return () => {
    throw usageError(WRONG_SIDE, { ...source, side: 'browser' })
  }
}

/** An isomorphic function that no transform has seen: `server` is what it does here. */
export function uncompiledIsomorphicFn(): IsomorphicFnBuilder {
  // Each implementation is returned as it was given; the interface says what may follow.
  return Object.assign(nothing(), {
    server: (onServer: () => unknown) =>
      Object.assign((...args: []) => onServer(...args), { client: () => onServer }),
    client: () => Object.assign(nothing(), { server: (onServer: () => unknown) => onServer }),
  }) as IsomorphicFnBuilder
}

/** A function of its own, for properties that belong to it. */
function nothing(): () => undefined {
  return () => undefined
}
