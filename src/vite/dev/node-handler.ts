import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Connect } from 'vite'
import { NodeRequest, sendNodeResponse } from 'srvx/node'

/** Passes requests to a fetch handler, in a server of Node's `http`: all, or those below a base. */
export function fetchMiddleware(
  respond: (request: Request) => Promise<Response>,
  base?: string,
): Connect.NextHandleFunction {
  return (req, res, next) => {
    // Vite has removed its base from the path; the app's router expects it.
    const url = req.originalUrl ?? req.url ?? ''
    if (base !== undefined && !url.startsWith(`${base}/`)) return next()
    req.url = url
    respond(new NodeRequest({ req, res }))
      .then((response) => sendNodeResponse(res, moveHead(response, res)))
      .catch(next)
  }
}

/**
 * Sets the headers of a response one by one. If they were written with the status, the headers that Vite has set
 * would leave one cookie of several, and its compression would see none of them.
 */
function moveHead(response: Response, res: ServerResponse): Response {
  const { headers, body, status } = response
  const statusText = response.statusText || STATUS_CODES[status] || ''
  for (const [name, value] of headers) if (name !== 'set-cookie') res.setHeader(name, value)
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) res.appendHeader('set-cookie', cookies)
  // HTTP/2 has no status text.
  if (res.req.httpVersionMajor < 2) res.statusMessage = statusText
  return new Response(body, { status, statusText })
}
