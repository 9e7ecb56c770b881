import type { AnyRouter } from '@tanstack/router-core'
import { PAGE_DATA_NOT_SERIALIZABLE } from '../../errors/catalog-routes.ts'
import { usageError, type SeamlineError } from '../../errors/errors.ts'
import type { AnySerializationAdapter } from '../../serialization/adapter.ts'
import { graphCopy } from '../../serialization/graph-copy.ts'
import { serializersFor } from '../../serialization/serializer.ts'
import { typeName } from '../../utils/type-name.ts'
import { matchesOf, resultsOf } from '../routes/router-adapter.ts'

/**
 * The error of a page whose state could not be written: names the route and the place, where it has one.
 *
 * @param adapters - those of the app
 */
export function pageStateError(
  router: AnyRouter,
  adapters: readonly AnySerializationAdapter[],
  cause: unknown,
): unknown {
  for (const match of matchesOf(router)) {
    for (const [option, value] of Object.entries(resultsOf(match))) {
      const reason = unsendablePlace(value, adapters)
      if (reason !== undefined) {
        const what = `The result of \`${option}\` in the route \`${match.routeId}\``
        return usageError(PAGE_DATA_NOT_SERIALIZABLE, { what, reason }, { cause })
      }
    }
  }
  return cause
}

/** The error of a page in which Solid could not write the value of a resource. */
export function resourceError(cause: unknown): SeamlineError {
  const details = { what: 'The value of a resource', reason: reasonIn(cause) }
  return usageError(PAGE_DATA_NOT_SERIALIZABLE, details, { cause })
}

/**
 * Makes a check of the values that promises in the state of a page bring.
 *
 * @param adapters - those of the app
 */
export function lateCheck(adapters: readonly AnySerializationAdapter[]): (value: unknown) => void {
  return (value) => {
    const reason = unsendablePlace(value, adapters)
    const what = 'The value of a promise in a page'
    if (reason !== undefined) throw usageError(PAGE_DATA_NOT_SERIALIZABLE, { what, reason })
  }
}

/** Why a value cannot be sent, with the first place in it that cannot; `undefined` for one that can. */
function unsendablePlace(
  value: unknown,
  adapters: readonly AnySerializationAdapter[],
): string | undefined {
  try {
    // Promises and streams may stand in it: their values are checked when they arrive.
    graphCopy(value, serializersFor(adapters), () => 0)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Names the value in an error of seroval, which may be the cause of another. */
function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('value' in error) {
    const { value } = error
    const kind =
      typeof value === 'object' ? `values of class ${typeName(value)}` : `${typeof value}s`
    return `${kind} cannot be sent`
  }
  return error.cause === undefined ? error.message : reasonIn(error.cause)
}
