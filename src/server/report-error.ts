import type { ErrorReport, ServerFnsOptions } from '../start/create-start.ts'

/**
 * Tells the people who run the server about an error: through the app's own hook, or in the log,
 * where only masked errors go, for their callers were told no more than an id.
 */
export function reportError(report: ErrorReport, { onError }: ServerFnsOptions): void {
  if (onError === undefined) {
    if (report.errorId !== undefined) log(`error ${report.errorId}`, report)
    return
  }
  const fail = (error: unknown): void => {
    log('`onError` itself failed', { ...report, error })
    log('which it was told', report)
  }
  try {
    // Nobody waits for an asynchronous hook, whose rejection would end the process.
    Promise.resolve(onError(report)).catch(fail)
  } catch (error) {
    fail(error)
  }
}

function log(what: string, { error, serverFn }: ErrorReport): void {
  const place = serverFn === undefined ? 'a request' : `${serverFn.name} (${serverFn.filename})`
  // oxlint-disable-next-line no-console -- the one place that logs: an error must be somewhere
  console.error(`[seamline] ${place} failed, ${what}:`, error)
}
