import { isPromiseLike, type MaybePromise } from '../utils/maybe-promise.ts'
import type { Guard } from './run-chain.ts'
import { startTimer } from '../utils/timers.ts'

/** How long a level may run on after an abort, in milliseconds. */
export const ABORT_GRACE = 500

/** A running step or handler, by the promise that the code around it awaits. */
interface Level {
  reject: (reason: unknown) => void
}

/**
 * The running levels of a request's chains. After an abort they have {@link ABORT_GRACE} to settle. A level that
 * does not is cut: its promise rejects with the signal's reason, so that outer `finally` blocks run. Levels are
 * cut from the inside out, so that no `finally` block runs while code inside it still cleans up.
 */
export class Unwinding {
  readonly #request: { readonly signal: AbortSignal }
  readonly #onLateFailure: (thrown: unknown) => void
  /** The outermost first. */
  readonly #levels: Level[] = []
  #isListening = false
  #stopTimer: (() => void) | undefined

  /** @param onLateFailure - receives an error that a level throws after it was cut */
  constructor(request: { readonly signal: AbortSignal }, onLateFailure: (thrown: unknown) => void) {
    this.#request = request
    this.#onLateFailure = onLateFailure
  }

  /** Makes a guard for the levels of one chain; `dispose` receives the value that a level returns after it was cut. */
  guard<TState, T>(dispose: (late: T) => void): Guard<TState, T> {
    return (run, state, runNext) => {
      const level: Level = { reject: () => undefined }
      this.#levels.push(level)
      let running: MaybePromise<T>
      try {
        running = run(state, runNext)
      } catch (thrown) {
        this.#leave(level)
        throw thrown
      }
      if (!isPromiseLike(running)) {
        this.#leave(level)
        return running
      }
      return this.#wait(level, running, dispose)
    }
  }

  #wait<T>(level: Level, running: PromiseLike<T>, dispose: (late: T) => void): Promise<T> {
    // Most requests end sooner, and a listener costs more than a timer.
    this.#stopTimer ??= startTimer(ABORT_GRACE, () => this.#watch())
    return new Promise<T>((resolve, reject) => {
      level.reject = reject
      running.then(
        (value) => (this.#leave(level) ? resolve(value) : dispose(value)),
        (thrown: unknown) => (this.#leave(level) ? reject(thrown) : this.#onLateFailure(thrown)),
      )
    })
  }

  /** Returns false for a level that was cut. */
  #leave(level: Level): boolean {
    const index = this.#levels.lastIndexOf(level)
    if (index < 0) return false
    if (index === this.#levels.length - 1) this.#levels.pop()
    else this.#levels.splice(index, 1)
    if (this.#levels.length === 0) this.#end()
    return true
  }

  #end(): void {
    this.#stopTimer?.()
    this.#stopTimer = undefined
    if (!this.#isListening) return
    this.#isListening = false
    watching.delete(this)
    this.#request.signal.removeEventListener('abort', this.#cutLater)
  }

  #watch(): void {
    if (this.#request.signal.aborted) return this.#cutLater()
    this.#isListening = true
    watching.add(this)
    this.#request.signal.addEventListener('abort', this.#cutLater)
  }

  readonly #cutLater = (): void => {
    const innermost = this.#levels.at(-1)
    this.#stopTimer = startTimer(ABORT_GRACE, () => this.#cutIfStill(innermost))
  }

  #cutIfStill(level: Level | undefined): void {
    if (level !== undefined && level === this.#levels.at(-1)) {
      this.#levels.pop()
      level.reject(this.#request.signal.reason)
    }
    if (this.#levels.length === 0) this.#end()
    else this.#cutLater()
  }
}

/**
 * Keeps requests in memory, as a timer does before. Node may collect a `Request` that only listeners of its signal
 * refer to, and the signal then never aborts.
 *
 * @see https://github.com/nodejs/node/issues/55428
 */
const watching = new Set<Unwinding>()
