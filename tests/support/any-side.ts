/** What a client side and a server side have in common. */

export interface AnyOutcome {
  readonly result: unknown
  readonly context: Readonly<Record<string, unknown>>
}

export interface AnyNextOptions {
  readonly context?: object
  readonly sendContext?: object
}

export type AnyNext = (options?: AnyNextOptions) => Promise<AnyOutcome>

/** Either side. */
export type AnySide = (args: {
  readonly next: AnyNext
  readonly context: Readonly<Record<string, unknown>>
}) => unknown
