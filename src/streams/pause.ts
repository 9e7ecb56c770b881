import { startTimer } from '../utils/start-timer.ts'

/** A wait for an event, one at a time. */
export class Pause {
  #end: (() => void) | undefined

  /** Whether something waits. */
  get isOn(): boolean {
    return this.#end !== undefined
  }

  /** Waits for {@link end}, for `longest` milliseconds at most. */
  wait(longest: number): Promise<void> {
    return new Promise((resolve) => {
      const stopTimer = startTimer(longest, () => this.end())
      this.#end = () => {
        stopTimer()
        resolve()
      }
    })
  }

  /** Ends the wait, if there is one. */
  end(): void {
    this.#end?.()
    this.#end = undefined
  }
}
