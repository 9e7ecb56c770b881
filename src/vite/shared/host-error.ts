import type { Environment } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { partsOf, type SourceErrorParts } from '../../../babel-plugin/model/source-error.ts'

/**
 * Runs the compiler in a plugin hook. Errors about the app's code are thrown in the parts that the bundler prints, so
 * that file, place and code frame are shown once.
 */
export async function forHost<TResult>(
  environment: Environment,
  id: string,
  run: () => Promise<TResult> | TResult,
): Promise<TResult> {
  try {
    return await run()
  } catch (error) {
    const parts = partsOf(error)
    if (!(error instanceof Error) || parts === undefined) throw error
    const { name, code } = error as Error & { readonly code?: unknown }
    const { message, ...rest } = isForRunner(environment) ? inOneText(parts) : inParts(parts)
    // A query names a part of the file.
    const place = withoutQuery(id) === parts.file ? id : parts.file
    const shown = Object.assign(new Error(message), { name, code, id: place, ...rest })
    // Bundlers print the functions after this line, and an error of the app's code has none.
    shown.stack = `${name}: ${message}\n`
    throw shown
  }
}

function inParts({ file, reason, place }: SourceErrorParts) {
  if (place === undefined) return { message: reason }
  const { line, column, frame } = place
  return { message: reason, loc: { file, line, column }, frame }
}

/** `pluginCode` keeps Vite from adding a frame of its own. */
function inOneText({ file, reason, place }: SourceErrorParts) {
  const at = place ? `${file}:${place.line}:${place.column}` : file
  const message = `${at}: ${reason}${place ? `\n${place.frame}` : ''}`
  return { message, pluginCode: 'seamline' }
}

/** Vite's module runner shows an error's message, but no frame. */
function isForRunner({ mode, config }: Environment): boolean {
  return mode === 'dev' && config.consumer === 'server'
}
