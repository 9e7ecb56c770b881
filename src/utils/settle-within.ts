import { startTimer } from './start-timer.ts'

/**
 * Waits for a promise for `limit` milliseconds at most.
 *
 * @param late - makes the error for a promise that takes longer
 */
export async function settleWithin<T>(
  waiting: Promise<T>,
  limit: number,
  late: () => Error,
): Promise<T> {
  let stopTimer: (() => void) | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    stopTimer = startTimer(limit, () => reject(late()))
  })
  try {
    return await Promise.race([waiting, timeout])
  } finally {
    stopTimer?.()
  }
}
