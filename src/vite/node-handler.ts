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
    answer(new NodeRequest({ req, res }))
      .then((response) => sendNodeResponse(res, response))
      .catch(next)
  }
}
