import { startTimer } from './start-timer.ts'

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
