/**
 * Requests that the runtime refuses, as changes to a valid call: its caller passes them as its
 * `fetch`.
 */

/** The arguments of `fetch`. */
export interface Sent {
  readonly url: string
  readonly init: RequestInit
}

/** One protocol error. */
export interface Refusal {
  readonly code: string
  readonly status: number
  /** The defect of the request. */
  readonly tamper: (sent: Sent) => Sent
  /** Browsers do not let a page send it. */
  readonly notInBrowsers?: true
}

function withHeaders({ url, init }: Sent, headers: Readonly<Record<string, string>>): Sent {
  const all = new Headers(init.headers)
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  return { url, init: { ...init, headers: all } }
}

const withBody = (sent: Sent, body: string): Sent =>
  withHeaders({ ...sent, init: { ...sent.init, body } }, { 'content-type': 'application/json' })

/** A body nested more deeply than allowed. */
const DEEP = `{"data":${'['.repeat(1_000)}${']'.repeat(1_000)}}`

export const REFUSALS: readonly Refusal[] = [
  {
    code: 'BAD_HOST',
    status: 400,
    tamper: (sent) => withHeaders(sent, { host: 'a"b' }),
    notInBrowsers: true,
  },
  { code: 'BAD_JSON', status: 400, tamper: (sent) => withBody(sent, '{') },
  { code: 'BAD_PAYLOAD', status: 400, tamper: (sent) => withBody(sent, '[]') },
  {
    code: 'BAD_FORM',
    status: 400,
    tamper: (sent) => withHeaders(withBody(sent, 'x'), { 'content-type': 'multipart/form-data' }),
  },
  {
    code: 'TYPE_NOT_ALLOWED',
    status: 400,
    tamper: (sent) => withBody(sent, '{"data":["a","g"],"tags":[["r",0,"data"]]}'),
  },
  { code: 'PAYLOAD_TOO_COMPLEX', status: 400, tamper: (sent) => withBody(sent, DEEP) },
  {
    code: 'FORBIDDEN_ORIGIN',
    status: 403,
    tamper: (sent) => withHeaders(sent, { origin: 'https://elsewhere.test' }),
    notInBrowsers: true,
  },
  {
    code: 'UNKNOWN_FUNCTION',
    status: 404,
    tamper: ({ url, init }) => ({ url: `${url}-of-an-older-build`, init }),
  },
  {
    code: 'METHOD_NOT_ALLOWED',
    status: 405,
    tamper: ({ url, init }) => ({ url, init: { ...init, method: 'PUT' } }),
  },
  {
    code: 'PAYLOAD_TOO_LARGE',
    status: 413,
    tamper: (sent) => withBody(sent, JSON.stringify({ data: 'x'.repeat(30_000) })),
  },
  {
    code: 'URI_TOO_LONG',
    status: 414,
    tamper: ({ url, init }) => {
      const { body: _body, ...get } = init
      return { url: `${url}?input=${'x'.repeat(9_000)}`, init: { ...get, method: 'GET' } }
    },
  },
  {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    status: 415,
    tamper: (sent) => withHeaders(withBody(sent, '{}'), { 'content-type': 'text/plain' }),
  },
]

/** A `fetch` that changes the request of a call. */
export function tampering(doFetch: typeof fetch, { tamper }: Refusal): typeof fetch {
  return (input, init = {}) => {
    const sent = tamper({ url: String(input), init })
    return doFetch(sent.url, sent.init)
  }
}
