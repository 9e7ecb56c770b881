import type { ErrorReport, ServerFnsOptions } from '../../app/create-start.ts'
import type { ServerFnMeta } from '../../model/definition.ts'
import type { Failure } from './classify-failure.ts'

/** Reports a failure if it is an error: of the app, of a validator, or an unexpected one. */
export function reportFailure(
  failure: Failure,
  serverFns: ServerFnsOptions,
  serverFn?: ServerFnMeta,
): void {
  const { kind, error } = failure
  if (kind === 'unexpected') reportError({ error, errorId: failure.errorId, serverFn }, serverFns)
  else if (kind === 'adapted' || kind === 'deliberate') {
    reportError({ error, errorId: undefined, serverFn }, serverFns)
  }
}

/** Passes an error to the app's `onError`; without one, logs it if it is masked. */
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
    // An unhandled rejection of an asynchronous hook would end the process.
    Promise.resolve(onError(report)).catch(fail)
  } catch (error) {
    fail(error)
  }
}

function log(what: string, { error, serverFn }: ErrorReport): void {
  const place = serverFn === undefined ? 'a request' : `${serverFn.name} (${serverFn.filename})`
  // oxlint-disable-next-line no-console -- the one place that logs errors
  console.error(`[seamline] ${place} failed, ${what}:`, printed(error))
}

/** Without the properties of an error of Vite's module runner: the text of the whole module, and a stack. */
function printed(error: unknown): unknown {
  if (!(error instanceof Error) || !('runnerError' in error)) return error
  const frame = 'frame' in error && typeof error.frame === 'string' ? `\n${error.frame}` : ''
  return `${error.name}: ${error.message}${frame}`
}
