/** The common interface of a stub and an implementation. */

export interface AnyOutcome {
  readonly result: unknown
  readonly context: Readonly<Record<string, unknown>>
}

export interface AnyNextOptions {
  readonly context?: object
  readonly sendContext?: object
}

export type AnyNext = (options?: AnyNextOptions) => Promise<AnyOutcome>

/** A stub or an implementation. */
export type AnySide = (args: {
  readonly next: AnyNext
  readonly context: Readonly<Record<string, unknown>>
}) => unknown
