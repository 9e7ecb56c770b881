import { NO_REQUEST } from '../../../errors/catalog.ts'
import { usageError } from '../../../errors/errors.ts'

/**
 * Requires a request around the caller.
 *
 * @param call - the calling function, for the message
 * @throws SeamlineError `NO_REQUEST`
 */
export function assertInRequest<T>(scope: T | undefined, call: string): asserts scope is T {
  if (scope === undefined) throw usageError(NO_REQUEST, { call, at: callSiteOf(call) })
}

/**
 * Finds where a function of this package was called, for the message of an error: `src/theme.ts:3:15`, relative to
 * the working directory. Code is bundled together with the app, so that only the name of the function separates its
 * frames from those of the caller.
 *
 * @param name - of the function
 * @returns `undefined` where the engine keeps no such stack, or the name was minified
 */
function callSiteOf(name: string): string | undefined {
  const frames = new Error(name).stack?.split('\n').slice(1) ?? []
  // A bundler adds a number to a name that it has twice.
  const isOwn = new RegExp(`\\b${name}(?:\\$\\d+)? [(\\[]`)
  const own = frames.findIndex((frame) => isOwn.test(frame))
  const [, place] = (own === -1 ? undefined : PLACE.exec(frames[own + 1] ?? '')) ?? []
  return place === undefined ? undefined : fromWorkingDirectory(place)
}

const PLACE = /(?:\(|\bat (?:async )?)(?:file:\/\/)?([^()]*:\d+:\d+)\)?$/

function fromWorkingDirectory(place: string): string {
  const folder = `${process.cwd()}/`
  return place.startsWith(folder) ? place.slice(folder.length) : place
}
