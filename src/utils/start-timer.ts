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
