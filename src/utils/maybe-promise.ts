/** Steps that may be synchronous: a promise costs time, the more so in a process with `AsyncLocalStorage`. */

/** A value, or a promise of it. */
export type MaybePromise<T> = T | Promise<T>

/** The value that a handler returns or resolves to. `Awaited`, except that it reads the type of a promise at once. */
export type Settled<T> = T extends Promise<infer TValue> ? TValue : Awaited<T>

export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  )
}

/** Continues with a value as `await` does, but at once with a value that is no promise. */
export function andThen<T, U>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<U>,
): MaybePromise<U> {
  // A value that is no promise is one of type `T`.
  return isPromiseLike(value) ? Promise.resolve(value).then(next) : next(value as T)
}

/** Runs a step, and continues with its value or with the error that it throws or rejects with. */
export function settle<T, U>(
  run: () => MaybePromise<T>,
  next: (value: T) => MaybePromise<U>,
  fail: (thrown: unknown) => MaybePromise<U>,
): MaybePromise<U> {
  let value: MaybePromise<T>
  try {
    value = run()
  } catch (thrown) {
    return fail(thrown)
  }
  return isPromiseLike(value) ? Promise.resolve(value).then(next, fail) : next(value as T)
}

/** Runs a step, and continues with the error that it throws or rejects with. */
export function recover<T>(
  run: () => MaybePromise<T>,
  fail: (thrown: unknown) => MaybePromise<T>,
): MaybePromise<T> {
  return settle(run, (value) => value, fail)
}

/** A promise of a step's outcome, for code of an app. */
export function promiseOf<T>(run: () => MaybePromise<T>): Promise<T> {
  try {
    return Promise.resolve(run())
  } catch (thrown) {
    return Promise.reject(thrown)
  }
}
