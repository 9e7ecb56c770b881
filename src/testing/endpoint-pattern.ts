import { base } from '../internal/config.ts'

/**
 * The URL of a function on any host, or of all of them. No path, in which msw would give a meaning to some
 * of the characters that an id of the app's own may have.
 */
export function endpointPattern(id?: string): RegExp {
  const path = `${base}/${id ?? ''}`.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  return new RegExp(String.raw`^https?://[^/]+${path}${id === undefined ? '[^/]+' : ''}$`)
}

/** The id in the URL of a call. */
export function idIn(request: Request): string {
  return new URL(request.url).pathname.slice(base.length + 1)
}
