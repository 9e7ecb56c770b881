import type { App } from '../app/app.ts'

/**
 * The URL of a function on any host, or of all of them. No path, in which msw would give a meaning to some
 * of the characters that an id of the app's own may have.
 */
export function endpointPattern(app: App, id?: string): RegExp {
  const path = `${endpointPath(app)}/${id ?? ''}`.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  return new RegExp(String.raw`^https?://[^/]+${path}${id === undefined ? '[^/]+' : ''}$`)
}

/** The id in the URL of a call. */
export function idIn(app: App, request: Request): string {
  return new URL(request.url).pathname.slice(endpointPath(app).length + 1)
}

function endpointPath({ endpoint }: App): string {
  return new URL(endpoint(), 'http://localhost').pathname
}
