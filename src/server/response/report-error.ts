import type { ErrorReport, ServerFnsOptions } from '../../app/create-start.ts'

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
    log('the error passed to `onError`', report)
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
  console.error(`[seamline] ${place} failed, ${what}:`, printed(error))
}

/**
 * In development a module may fail to load. The message and the code frame of that error say all; its
 * properties are the whole text of the module and a stack of the module runner.
 */
function printed(error: unknown): unknown {
  if (!(error instanceof Error) || !('runnerError' in error)) return error
  const frame = 'frame' in error && typeof error.frame === 'string' ? `\n${error.frame}` : ''
  return `${error.name}: ${error.message}${frame}`
}
