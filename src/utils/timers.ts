/** Timers with a longer delay fire at once. */
const LONGEST = 2_147_483_647

/**
 * Runs `run` after `delay` milliseconds, without keeping the process alive; never after a delay that timers cannot
 * hold. Returns a function that stops the timer.
 */
export function startTimer(delay: number, run: () => void): () => void {
  if (delay > LONGEST) return () => undefined
  const timer: unknown = setTimeout(run, delay)
  // A browser's timer is a number.
  if (isNodeTimer(timer)) timer.unref()
  return () => clearTimeout(timer as ReturnType<typeof setTimeout>)
}

function isNodeTimer(timer: unknown): timer is { readonly unref: () => void } {
  return typeof timer === 'object' && timer !== null && 'unref' in timer
}

/** Waits for a promise, at most `limit` milliseconds; `late` makes the error for a timeout. */
export async function settleWithin<T>(
  promise: Promise<T>,
  limit: number,
  late: () => Error,
): Promise<T> {
  let stopTimer: (() => void) | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    stopTimer = startTimer(limit, () => reject(late()))
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    stopTimer?.()
  }
}

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
