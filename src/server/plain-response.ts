/** An answer in words, where there is neither a page nor a caller of ours to tell. */
export function plainResponse(
  text: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(text, {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  })
}

export function notFoundResponse(): Response {
  return plainResponse('Not found', 404)
}
