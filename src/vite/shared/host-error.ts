import type { Environment } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { partsOf, type SourceErrorParts } from '../../../babel-plugin/model/source-error.ts'

/**
 * Runs the compiler for a hook of a plugin. An error about the app's code is thrown in the parts that its
 * reader prints, so that file, place and code frame are shown once. A defect of the compiler keeps its stack.
 *
 * @param id - the module, as the bundler names it
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
    const ofHost = isForRunner(environment) ? inOneText(parts) : inParts(parts)
    // A query says which part of the file it is.
    const place = withoutQuery(id) === parts.file ? id : parts.file
    const shown = Object.assign(new Error(ofHost.message), { name, code, id: place, ...ofHost })
    // Bundlers print the functions behind this line, and there are none.
    shown.stack = `${name}: ${ofHost.message}\n`
    throw shown
  }
}

/** What a host makes its own message of. */
interface HostError {
  readonly message: string
  readonly loc?: { readonly file: string; readonly line: number; readonly column: number }
  readonly frame?: string
  /** Vite adds what it finds out by itself, unless there is one. */
  readonly pluginCode?: string
}

function inParts({ file, reason, place }: SourceErrorParts): HostError {
  if (place === undefined) return { message: reason }
  const { line, column, frame } = place
  return { message: reason, loc: { file, line, column }, frame }
}

function inOneText({ file, reason, place }: SourceErrorParts): HostError {
  const pluginCode = 'seamline'
  if (place === undefined) return { message: `${file}: ${reason}`, pluginCode }
  const { line, column, frame } = place
  return { message: `${file}:${line}:${column}: ${reason}\n${frame}`, pluginCode }
}

/** Whether a module is for Vite's module runner: its importers see an error's message, and no frame. */
function isForRunner({ mode, config }: Environment): boolean {
  return mode === 'dev' && config.consumer === 'server'
}
