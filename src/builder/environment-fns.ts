import { WRONG_SIDE } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import type { Source } from '../model/definition.ts'
import type { IsomorphicFnBuilder } from './environment-fns.types.ts'

/**
 * Replaces a server-only function in a browser bundle.
 *
 * @internal Called by compiled code.
 */
export function refuseServerOnly(source: Source): () => never {
  return () => {
    throw usageError(WRONG_SIDE, { ...source, side: 'server' })
  }
}

/**
 * Replaces a client-only function in a server bundle.
 *
 * @internal Called by compiled code.
 */
export function refuseClientOnly(source: Source): () => never {
  return () => {
    throw usageError(WRONG_SIDE, { ...source, side: 'browser' })
  }
}

/** An isomorphic function that was not compiled: it runs its `server` implementation. */
export function uncompiledIsomorphicFn(): IsomorphicFnBuilder {
  // The interface has the methods that may follow.
  return Object.assign(nothing(), {
    server: (onServer: () => unknown) =>
      Object.assign((...args: []) => onServer(...args), { client: () => onServer }),
    client: () => Object.assign(nothing(), { server: (onServer: () => unknown) => onServer }),
  }) as IsomorphicFnBuilder
}

/** A new function for each, because properties are assigned to it. */
function nothing(): () => undefined {
  return () => undefined
}
