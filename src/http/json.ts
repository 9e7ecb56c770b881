/**
 * A response whose body is the JSON of a type.
 *
 * @typeParam TData - the type of the body
 */
export interface JsonResponse<TData> extends Response {
  /** Reads the body. */
  json(): Promise<TData>
}

/**
 * A response with a JSON body and its content type.
 *
 * @param data - anything that `JSON.stringify` takes
 * @param init - status and headers; 200 and none when omitted; a content type in it wins
 * @throws TypeError for data that `JSON.stringify` refuses: a cycle, a bigint
 *
 * @example
 * ```ts
 * handlers: { GET: () => json({ message: 'Hello, World!' }) }
 * ```
 */
export function json<TData>(data: TData, init: ResponseInit = {}): JsonResponse<TData> {
  const headers = new Headers(init.headers)
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(data), { ...init, headers })
}
