/** Builds requests from their descriptions. */

import { envelopeOf } from './envelope.mjs'

/** The limits of Node.js for headers and of the endpoint for a query. */
const HEADER_SIZE = 15_000
const QUERY_SIZE = 8_000

const MAKE = {
  json: jsonOf,
  chunks: jsonOf,
  multipart: multipartOf,
  form({ fields, characters }, size) {
    const value = characters.repeat(Math.max(0, size / fields / characters.length - 3))
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Array.from({ length: fields }, () => `a=${value}`).join('&'),
    }
  },
  query({ item, characters }) {
    const size = QUERY_SIZE - 20
    const input = encodeURIComponent(envelopeOf({ item }, size / 2).text)
    const query = characters === '' ? input : characters.repeat(size / characters.length)
    return { method: 'GET', path: `read?input=${query.slice(0, size)}`, headers: {} }
  },
  header({ name, start, characters }) {
    const value = start + characters.repeat(HEADER_SIZE / characters.length)
    const isBody = name.startsWith('content')
    return {
      headers: { 'content-type': 'application/json', [name]: toHeader(value) },
      body: isBody ? 'x' : '{}',
    }
  },
}

function jsonOf(request, size) {
  return {
    headers: { 'content-type': 'application/json' },
    body: envelopeOf(request, size).text,
  }
}

/** The arguments of a request, with `size` bytes in its body when the body is the large part. */
export function requestOf(request, size) {
  const { path = 'write', method = 'POST', headers, body } = MAKE[request.wire](request, size)
  const bytes = body === undefined ? undefined : Buffer.from(body).subarray(0, 1_048_576)
  const sent = Object.values(headers).join('').length + path.length + (bytes?.length ?? 0)
  return { path, method, headers, bytes, chunk: request.chunk ?? 16_384, size: sent }
}

function toHeader(text) {
  // A header cannot contain other characters.
  return text.replaceAll(/[^\t -~]/g, '~').trim()
}

function multipartOf({ kind, parts, name, nameSize, lines, characters, item }, size) {
  const written = name.repeat(Math.min(nameSize, 400)).replaceAll(/["\r\n\\]/g, '%22')
  const more = 'x: y\r\n'.repeat(Math.min(lines, size / 6 / parts))
  const file = kind === 'text' ? '' : '; filename="f"'
  const partOf = (partName, value) =>
    `--b\r\nContent-Disposition: form-data; name="${partName}"${partName === 'call' ? '' : file}\r\n${more}\r\n${value}\r\n`
  const left = Math.max(0, size / parts - partOf(written, '').length)
  const value = characters.repeat(left / characters.length)
  const body = Array.from({ length: parts }, () => partOf(written, value)).join('')
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  if (kind !== 'call') return { headers, body: `${body}--b--\r\n` }
  const call = envelopeOf({ item }, size)
  const files = call.files === 0 ? '' : partOf('0', '')
  return { path: 'write?parts', headers, body: `${partOf('call', call.text)}${files}--b--\r\n` }
}
