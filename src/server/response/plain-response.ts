import type { NotFoundLike } from '../../http/router-values.ts'
import { reasonPhrase } from '../request/reason-phrase.ts'

/** An answer in words, where there is neither a page nor a caller of ours to tell. */
export function plainResponse(text: string, status: number, headers: HeadersInit = {}): Response {
  const all = new Headers(headers)
  all.set('content-type', 'text/plain; charset=utf-8')
  return new Response(text, { status, statusText: reasonPhrase(status), headers: all })
}

/** @throws TypeError for headers that are none */
export function notFoundResponse({ headers }: Pick<NotFoundLike, 'headers'> = {}): Response {
  return plainResponse('Not found', 404, headers)
}
