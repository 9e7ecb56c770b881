import { startTimer } from '../utils/timers.ts'

/** How long a level may run on after an abort, in milliseconds. */
export const ABORT_GRACE = 500

export type Guard<T> = (run: () => Promise<T>) => Promise<T>

/** A running step or handler, by the promise that the code around it awaits. */
interface Level {
  readonly reject: (reason: unknown) => void
}

/**
 * The running levels of a request's chains. After an abort they have {@link ABORT_GRACE} to settle. A level that
 * does not is cut: its promise rejects with the signal's reason, so that outer `finally` blocks run. Levels are
 * cut from the inside out, so that no `finally` block runs while code inside it still cleans up.
 */
export class Unwinding {
  readonly #signal: AbortSignal
  readonly #onLateFailure: (thrown: unknown) => void
  /** The outermost first. */
  readonly #levels: Level[] = []
  #isListening = false
  #stopTimer = (): void => undefined

  /** @param onLateFailure - receives an error that a level throws after it was cut */
  constructor(signal: AbortSignal, onLateFailure: (thrown: unknown) => void) {
    this.#signal = signal
    this.#onLateFailure = onLateFailure
  }

  /** Makes a guard for the levels of one chain; `dispose` receives the value that a level returns after it was cut. */
  guard<T>(dispose: (late: T) => void): Guard<T> {
    return (run) =>
      new Promise<T>((resolve, reject) => {
        const level: Level = { reject }
        this.#enter(level)
        run().then(
          (value) => (this.#leave(level) ? resolve(value) : dispose(value)),
          (thrown: unknown) => (this.#leave(level) ? reject(thrown) : this.#onLateFailure(thrown)),
        )
      })
  }

  #enter(level: Level): void {
    if (this.#levels.push(level) > 1) return
    // Most requests end sooner, and a listener costs more than a timer.
    this.#stopTimer = startTimer(ABORT_GRACE, () => this.#watch())
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
    this.#stopTimer()
    if (!this.#isListening) return
    this.#isListening = false
    this.#signal.removeEventListener('abort', this.#cutLater)
  }

  #watch(): void {
    if (this.#signal.aborted) return this.#cutLater()
    this.#isListening = true
    this.#signal.addEventListener('abort', this.#cutLater)
  }

  readonly #cutLater = (): void => {
    const innermost = this.#levels.at(-1)
    this.#stopTimer = startTimer(ABORT_GRACE, () => this.#cutIfStill(innermost))
  }

  #cutIfStill(level: Level | undefined): void {
    if (level !== undefined && level === this.#levels.at(-1)) {
      this.#levels.pop()
      level.reject(this.#signal.reason)
    }
    if (this.#levels.length === 0) this.#end()
    else this.#cutLater()
  }
}
