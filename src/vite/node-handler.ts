import type { ServerResponse } from 'node:http'
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
      .then((response) => sendNodeResponse(res, takeCookies(response, res)))
      .catch(next)
  }
}

/** Where Vite has set a header already, Node keeps only the last of several that are written at once. */
function takeCookies(response: Response, res: ServerResponse): Response {
  const cookies = response.headers.getSetCookie()
  if (cookies.length === 0) return response
  res.appendHeader('set-cookie', cookies)
  // A new object: the headers of some responses cannot be changed.
  const others = new Response(response.body, response)
  others.headers.delete('set-cookie')
  return others
}
