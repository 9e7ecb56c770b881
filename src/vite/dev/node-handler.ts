import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Connect } from 'vite'
import { NodeRequest, sendNodeResponse } from 'srvx/node'

/** Answers requests below a path with a fetch handler, in a server of Node's `http` kind. */
export function endpointMiddleware(
  base: string,
  answer: (request: Request) => Promise<Response>,
): Connect.NextHandleFunction {
  return (req, res, next) => {
    const url = req.originalUrl ?? req.url ?? ''
    if (!url.startsWith(`${base}/`)) return next()
    return pageMiddleware(answer)(req, res, next)
  }
}

/** Answers every request that comes so far. */
export function pageMiddleware(
  answer: (request: Request) => Promise<Response>,
): Connect.NextHandleFunction {
  return (req, res, next) => {
    // Vite takes its base off the path on the way; the app's router knows it.
    req.url = req.originalUrl ?? req.url ?? ''
    answer(new NodeRequest({ req, res }))
      .then((response) => sendNodeResponse(res, moveHead(response, res)))
      .catch(next)
  }
}

/**
 * Puts the head of an answer on the server's own: what Vite has set already would leave one cookie of
 * several that are written with the status, and its compression takes them for no headers at all.
 */
function moveHead(response: Response, res: ServerResponse): Response {
  const { headers, body, status } = response
  const statusText = response.statusText || STATUS_CODES[status] || ''
  for (const [name, value] of headers) if (name !== 'set-cookie') res.setHeader(name, value)
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) res.appendHeader('set-cookie', cookies)
  // HTTP/2 has no such text.
  if (res.req.httpVersionMajor < 2) res.statusMessage = statusText
  return new Response(body, { status, statusText })
}
