import { NO_REQUEST } from '../../../errors/catalog.ts'
import { usageError } from '../../../errors/errors.ts'

/** Requires a request around the caller; `call` is the calling function, for the message. */
export function assertInRequest<T>(scope: T | undefined, call: string): asserts scope is T {
  if (scope === undefined) throw usageError(NO_REQUEST, { call, at: callSiteOf(call) })
}

/**
 * Finds where a function of this package was called, for a message: `src/theme.ts:3:15`. Code is bundled together with
 * the app, so only the name of the function separates its frames from the caller's. `undefined` if the engine has no
 * such stack, or the name was minified.
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
