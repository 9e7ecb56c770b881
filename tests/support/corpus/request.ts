/** Requests with their defaults filled in. */

import { textOf, type CaseRequest } from './cases.ts'

export const HOST = 'corpus.test'

/** A request ready to send. */
export interface SentRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer
}

/** Fills in defaults, and sends the case name in `x-case`. */
export function sentRequest(request: CaseRequest, name: string): SentRequest {
  const body = bytesOf(request.body)
  const { method = 'POST', path = '/_serverFn/post', announced } = request
  const headers = new Map<string, string | null>([
    ['host', HOST],
    ['origin', `http://${HOST}`],
    ['content-type', body.length > 0 ? 'application/json' : null],
    ['x-case', encodeURIComponent(name)],
    ['content-length', announced ?? null],
  ])
  for (const [key, value] of Object.entries(request.headers ?? {})) {
    headers.set(key.toLowerCase(), value === null ? null : textOf(value))
  }
  return { method, path: textOf(path), headers: [...headers].filter(isSet), body }
}

function isSet(entry: [string, string | null]): entry is [string, string] {
  return entry[1] !== null
}

function bytesOf(body: CaseRequest['body'] = ''): Buffer {
  return typeof body === 'object' && 'base64' in body
    ? Buffer.from(body.base64, 'base64')
    : Buffer.from(textOf(body))
}

/** A received response. */
export interface Answer {
  /** 0 if the connection closed without a response. */
  readonly status: number
  readonly headers: Headers
  readonly body: string
}
