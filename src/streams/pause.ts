import { startTimer } from '../utils/start-timer.ts'

export class Pause {
  #end: (() => void) | undefined

  get isOn(): boolean {
    return this.#end !== undefined
  }

  /** Waits for {@link end}, at most `longest` milliseconds. One wait at a time. */
  wait(longest: number): Promise<void> {
    return new Promise((resolve) => {
      const stopTimer = startTimer(longest, () => this.end())
      this.#end = () => {
        stopTimer()
        resolve()
      }
    })
  }

  end(): void {
    this.#end?.()
    this.#end = undefined
  }
}
