/** `createServerOnlyFn` and `createClientOnlyFn` as their users see them: the function stays as it is. */
export type CreateOneSidedFn = <TArgs extends readonly unknown[], TResult>(
  fn: (...args: TArgs) => TResult,
) => (...args: TArgs) => TResult

/** A function with an implementation for one environment or none; in the other it does nothing. */
export interface IsomorphicFnBuilder {
  /** Does nothing. */
  (): undefined
  /** Sets the implementation for the server. */
  readonly server: <TArgs extends readonly unknown[], TResult>(
    implementation: (...args: TArgs) => TResult,
  ) => IsomorphicFnOnServer<TArgs, TResult>
  /** Sets the implementation for the browser. */
  readonly client: <TArgs extends readonly unknown[], TResult>(
    implementation: (...args: TArgs) => TResult,
  ) => IsomorphicFnOnClient<TArgs, TResult>
}

/** An isomorphic function that does nothing in the browser yet. */
export interface IsomorphicFnOnServer<TArgs extends readonly unknown[], TResult> {
  /** Calls the implementation of the environment, if there is one. */
  (...args: TArgs): TResult | undefined
  /** Sets the implementation for the browser. */
  readonly client: <TOther>(
    implementation: (...args: TArgs) => TOther,
  ) => (...args: TArgs) => TResult | TOther
}

/** An isomorphic function that does nothing on the server yet. */
export interface IsomorphicFnOnClient<TArgs extends readonly unknown[], TResult> {
  /** Calls the implementation of the environment, if there is one. */
  (...args: TArgs): TResult | undefined
  /** Sets the implementation for the server. */
  readonly server: <TOther>(
    implementation: (...args: TArgs) => TOther,
  ) => (...args: TArgs) => TResult | TOther
}
