import type { ServerFnMeta } from '../core/definition.ts'

/** An unexpected error, for the people who run the server. */
export interface ErrorReport {
  readonly error: unknown
  /** What the caller was told to ask about. */
  readonly errorId: string
  /** Where it happened; `undefined` when no function had been found yet. */
  readonly serverFn: ServerFnMeta | undefined
}

/** Writes an error to the server's log: the caller was told its id only. */
export function reportError({ error, errorId, serverFn }: ErrorReport): void {
  const place = serverFn === undefined ? 'the endpoint' : `${serverFn.name} (${serverFn.filename})`
  // oxlint-disable-next-line no-console -- the one place that logs: a masked error must be somewhere
  console.error(`[seamline] ${place} failed, error ${errorId}:`, error)
}
