/** What a client half and a server half have in common. */

export interface AnyOutcome {
  readonly result: unknown
  readonly context: Readonly<Record<string, unknown>>
}

export interface AnyNextOptions {
  readonly context?: object
  readonly sendContext?: object
}

export type AnyNext = (options?: AnyNextOptions) => Promise<AnyOutcome>

/** Either half. */
export type AnyHalf = (args: {
  readonly next: AnyNext
  readonly context: Readonly<Record<string, unknown>>
}) => unknown
