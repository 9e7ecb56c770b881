/** Requests that are being answered. */
const answering = new Set<Request>()

/**
 * Keeps a request in memory until it has been answered or its caller has gone. Node collects a `Request`
 * of its own to which nothing but listeners of its signal lead, and that signal then never aborts: a
 * handler that waits for the abort would wait for ever.
 *
 * @see https://github.com/nodejs/node/issues/55428
 */
export async function keepRequest(
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  const forget = (): void => void answering.delete(request)
  answering.add(request)
  // A middleware that never ends must not keep the request.
  request.signal.addEventListener('abort', forget, { once: true })
  try {
    return await answer()
  } finally {
    request.signal.removeEventListener('abort', forget)
    forget()
  }
}
