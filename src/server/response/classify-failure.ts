import type { AnySerializationAdapter } from '../../serialization/adapter.ts'
import { isAdapted } from '../../serialization/is-adapted.ts'
import { INTERNAL_SERVER_ERROR } from '../../errors/catalog.ts'
import {
  isProtocolError,
  isServerFnError,
  type ProtocolError,
  type ServerFnError,
} from '../../errors/errors.ts'
import {
  isNotFound,
  isRedirect,
  type NotFoundLike,
  type RedirectLike,
} from '../../http/router-values.ts'
import { isFailureStatus } from '../request/guards/status.ts'
import type { PendingResponse } from '../request/request-scope.ts'

/** A thrown value, by how a response may show it. */
export type Failure =
  /** No reader is left for a response. */
  | { readonly kind: 'aborted'; readonly error: unknown }
  | { readonly kind: 'redirect'; readonly error: RedirectLike }
  | { readonly kind: 'response'; readonly error: Response }
  | { readonly kind: 'not-found'; readonly error: NotFoundLike }
  /** The runtime refused the request: shown, not reported. */
  | { readonly kind: 'refused'; readonly error: ProtocolError }
  | AdaptedFailure
  /** Thrown on purpose: shown and reported. */
  | { readonly kind: 'deliberate'; readonly error: ServerFnError }
  | UnexpectedFailure

/** An error that an adapter of the app encodes: shown and reported. */
export interface AdaptedFailure {
  readonly kind: 'adapted'
  readonly error: unknown
}

/** An error that a response shows by its id only, unless in development; reported with that id. */
export interface UnexpectedFailure {
  readonly kind: 'unexpected'
  readonly error: unknown
  readonly errorId: string
}

/** Classifies a thrown value; `adapters` are the app's, if the response can carry their values. */
export function classifyFailure(thrown: unknown, request: Request): Exclude<Failure, AdaptedFailure>
export function classifyFailure(
  thrown: unknown,
  request: Request,
  adapters: readonly AnySerializationAdapter[],
): Failure
export function classifyFailure(
  thrown: unknown,
  request: Request,
  adapters: readonly AnySerializationAdapter[] = [],
): Failure {
  try {
    return classify(thrown, request, adapters)
  } catch (unreadable) {
    // A value that throws when it is read.
    return unexpectedFailure(unreadable)
  }
}

function classify(
  thrown: unknown,
  request: Request,
  adapters: readonly AnySerializationAdapter[],
): Failure {
  if (isAbort(thrown, request)) return { kind: 'aborted', error: thrown }
  if (isRedirect(thrown)) return { kind: 'redirect', error: thrown }
  if (thrown instanceof Response) return { kind: 'response', error: thrown }
  if (isNotFound(thrown)) return { kind: 'not-found', error: thrown }
  if (isProtocolError(thrown)) return { kind: 'refused', error: thrown }
  if (adapters.some((adapter) => isAdapted(adapter, thrown)))
    return { kind: 'adapted', error: thrown }
  if (isServerFnError(thrown)) return { kind: 'deliberate', error: thrown }
  return unexpectedFailure(thrown)
}

export function unexpectedFailure(error: unknown): UnexpectedFailure {
  return { kind: 'unexpected', error, errorId: crypto.randomUUID() }
}

/** The status of a failure: its own, else the one that the app has set, if it is a failure's; else 500. */
export function failureStatus(
  error: unknown,
  { status: set }: Pick<PendingResponse, 'status'>,
): number {
  const { status: own }: { readonly status?: unknown } = Object(error)
  return [own, set].find(isFailureStatus) ?? INTERNAL_SERVER_ERROR.status
}

/** Code that heeds an aborted signal throws the signal's reason or an `AbortError` of its own. */
function isAbort(thrown: unknown, { signal }: Request): boolean {
  if (!signal.aborted) return false
  return thrown === signal.reason || (thrown instanceof Error && thrown.name === 'AbortError')
}
