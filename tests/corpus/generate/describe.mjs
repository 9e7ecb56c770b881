/** Builders of corpus cases. They import nothing from the package, so no expectation comes from the code under test. */

/** The app's origin: the default `Host` and `Origin` of each request. */
export const SELF = 'http://corpus.test'

/** The status of each protocol error, from docs/protocol.md. */
const STATUS = {
  BAD_HOST: 400,
  FORBIDDEN_ORIGIN: 403,
  UNKNOWN_FUNCTION: 404,
  METHOD_NOT_ALLOWED: 405,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TYPE_NOT_ALLOWED: 400,
  PAYLOAD_TOO_LARGE: 413,
  BAD_FORM: 400,
  BAD_JSON: 400,
  PAYLOAD_TOO_COMPLEX: 400,
  BAD_PAYLOAD: 400,
}

/** A request that the endpoint refuses before the handler runs. */
export function refused(name, request, code, more = {}) {
  return { name, request, expect: { status: STATUS[code], code, handlerRan: false }, ...more }
}

/** A request that reaches the handler. Only the keys in `result` are compared. */
export function accepted(name, request, result, more = {}) {
  return { name, request, expect: { status: 200, handlerRan: true, result }, ...more }
}

/** A request that never reaches the endpoint: Node's parser rejects it, or its path is outside the base path. */
export function answeredElsewhere(name, request, status, more = {}) {
  return { name, request, expect: { status, label: null, handlerRan: false }, ...more }
}

/** A request written byte by byte to its own socket, because `fetch` and `node:http` refuse to send it. */
export function raw(
  head,
  { path = '/_serverFn/post', method = 'POST', body = '', end = false } = {},
) {
  const lines = Array.isArray(head) ? head : [head]
  const text = `${method} ${path} HTTP/1.1\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n${body}`
  return end ? { raw: text, end } : { raw: text }
}

/** For cases that need a real connection. */
export const OVER_HTTP = { targets: ['srvx', 'node:http'] }

/** The query of a GET call. */
export function query(text) {
  return `/_serverFn/get?input=${encodeURIComponent(text)}`
}

/** A call by GET. */
export function get(text) {
  return { method: 'GET', path: query(text) }
}

/** JSON text. The key `@proto@` becomes `__proto__`, which an object literal cannot contain. */
export function json(value) {
  return JSON.stringify(value).replaceAll('@proto@', '__proto__')
}

/** A call by POST with rows of the side table. */
export function tagged(data, tags, more = {}) {
  return { body: json({ data, ...more, tags }) }
}

const BOUNDARY = 'b0undary'
const MULTIPART = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }

/** One part of a multipart body. */
export function part(disposition, value = 'v', headers = '') {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n${headers}\r\n${value}\r\n`
}

/** The end of a multipart body. */
export const END = `--${BOUNDARY}--\r\n`

/** A multipart form. */
export function form(body, more = {}) {
  return { headers: MULTIPART, body, ...more }
}

/** A urlencoded form. */
export function fields(body, more = {}) {
  return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body, ...more }
}

/** A call with files, as multipart. */
export function parts(call, files = []) {
  const rest = files.map((file, index) => part(`name="${index}"; filename="f"`, file))
  const text = typeof call === 'string' ? call : json(call)
  return withParts(part('name="call"', text) + rest.join('') + END)
}

/** A multipart call without files; its JSON is given in pieces. */
export function besideFiles(pieces) {
  const [head] = part('name="call"', '@').split('@')
  return withParts([head, ...pieces, '\r\n', END])
}

function withParts(body) {
  return form(body, { path: '/_serverFn/post?parts' })
}

/** A case that is answered with an HTML page. */
export function asPage({ expect, ...others }) {
  return { ...others, expect: { ...expect, type: 'text/html' } }
}
