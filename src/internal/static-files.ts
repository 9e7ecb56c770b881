/** Part of the built server of an app below a base path. Only srvx's command uses it. */

import type { ServerMiddleware } from 'srvx'

/**
 * A middleware for srvx that serves `dist/client` below a base path. The `--static` option of its command serves a
 * folder at the root only.
 *
 * @param base - as in URLs, without a slash at its end: `/team/app`
 * @param server - the URL of the built server, whose folder is beside that of the client
 */
export function staticFiles(base: string, server: string): ServerMiddleware {
  let serving: Promise<ServerMiddleware> | undefined
  return async (request, next) => {
    const url = new URL(request.url)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || !url.pathname.startsWith(`${base}/`)) return next()
    serving ??= serveFolder(new URL('../client', server))
    url.pathname = url.pathname.slice(base.length)
    const { method, headers } = request
    return (await serving)(new Request(url, { method, headers }), next)
  }
}

/** Imports on the first request: a host that serves the files itself may have no file system. */
async function serveFolder(folder: URL): Promise<ServerMiddleware> {
  const { fileURLToPath } = await import('node:url')
  const { staticMiddleware } = await import('srvx/static')
  return staticMiddleware({ dir: fileURLToPath(folder) })
}
