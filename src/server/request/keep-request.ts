/** Requests that are being answered. */
const answering = new Set<Request>()

/**
 * Keeps a request in memory until it has been answered, which an aborted one is too. Node collects a `Request`
 * of its own that only listeners of its signal refer to, and that signal then never aborts: a handler that
 * waits for the abort would wait forever.
 *
 * @see https://github.com/nodejs/node/issues/55428
 */
export async function keepRequest(
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  answering.add(request)
  try {
    return await answer()
  } finally {
    answering.delete(request)
  }
}
