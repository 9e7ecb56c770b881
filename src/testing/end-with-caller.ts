import { STREAM_TYPE } from '../protocol/other-types.ts'

/**
 * An answer whose stream ends when the caller aborts, as a connection that closes ends it: msw by itself goes on
 * holding what nobody reads any more.
 */
export function endWithCaller(response: Response, { signal }: Request): Response {
  const { body } = response
  if (body === null || !isStream(response)) return response
  return new Response(body.pipeThrough(new TransformStream(), { signal }), response)
}

function isStream({ headers }: Response): boolean {
  return headers.get('content-type') === STREAM_TYPE
}
