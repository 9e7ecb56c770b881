/** E: sizes. */

import {
  accepted,
  answeredElsewhere,
  END,
  fields,
  form,
  OVER_HTTP,
  part,
  raw,
  refused,
} from './describe.mjs'

const LIMIT = 1_048_576
const TOO_LARGE = 'PAYLOAD_TOO_LARGE'
const FETCH = { targets: ['fetch'] }

/** A body of exactly `bytes` bytes. */
const sized = (bytes, start = '{"data":"', end = '"}') => [
  start,
  { repeat: 'x', count: bytes - start.length - end.length },
  end,
]
const file = (bytes) => sized(bytes, part('name="a"; filename="f"', '').slice(0, -2), `\r\n${END}`)

/** A path whose query has exactly `length` characters, question mark included. */
const sizedQuery = (length, id = 'get') => [
  `/_serverFn/${id}?input=%7B%22data%22%3A%22`,
  { repeat: 'x', count: length - 32 },
  '%22%7D',
]
const reading = (length, more = {}) => ({ method: 'GET', path: sizedQuery(length), ...more })

const HEAD = [
  'Host: corpus.test',
  'Origin: http://corpus.test',
  'Content-Type: application/json',
  'Connection: close',
]
const CHUNKED = [...HEAD, 'Transfer-Encoding: chunked']

export const sizes = [
  ...[LIMIT - 1, LIMIT].flatMap((bytes) => [
    accepted(`${bytes} bytes of JSON`, { body: sized(bytes) }),
    accepted(`${bytes} bytes of JSON in chunks`, { body: sized(bytes), chunked: true }),
    accepted(`${bytes} bytes of a form`, fields(sized(bytes, 'a=', ''))),
    accepted(`${bytes} bytes of a file`, form(file(bytes))),
  ]),
  ...[LIMIT + 1, LIMIT * 2].flatMap((bytes) => [
    refused(`${bytes} bytes of JSON`, { body: sized(bytes) }, TOO_LARGE),
    refused(`${bytes} bytes of JSON in chunks`, { body: sized(bytes), chunked: true }, TOO_LARGE),
    refused(`${bytes} bytes of a form`, fields(sized(bytes, 'a=', '')), TOO_LARGE),
    refused(`${bytes} bytes of a file`, form(file(bytes)), TOO_LARGE),
    refused(
      `${bytes} bytes for a GET function`,
      { path: '/_serverFn/get', body: sized(bytes) },
      TOO_LARGE,
    ),
  ]),
  ...[LIMIT + 1, 10 ** 9, 2 ** 53, '9'.repeat(18)].map((length) =>
    refused(
      `${length} bytes that are only announced`,
      { announced: String(length), body: '{' },
      TOO_LARGE,
    ),
  ),
  ...['10', '0', '-1', 'many', '', '1e3'].map((length) =>
    refused(
      `a length of "${length}" before ${LIMIT + 1} bytes`,
      { announced: length, body: sized(LIMIT + 1) },
      TOO_LARGE,
      FETCH,
    ),
  ),
  accepted('100 bytes, the limit of the function', { path: '/_serverFn/small', body: sized(100) }),
  refused(
    '101 bytes where the limit is 100',
    { path: '/_serverFn/small', body: sized(101) },
    TOO_LARGE,
  ),
  refused(
    '101 bytes in chunks',
    { path: '/_serverFn/small', body: sized(101), chunked: true },
    TOO_LARGE,
  ),
  accepted('2 MiB where the limit is 2 MiB', { path: '/_serverFn/large', body: sized(LIMIT * 2) }),
  refused('2 MiB and a byte', { path: '/_serverFn/large', body: sized(LIMIT * 2 + 1) }, TOO_LARGE),
  ...[8191, 8192].map((length) => accepted(`a query of ${length}`, reading(length))),
  ...[8193, 12_000].map((length) =>
    refused(`a query of ${length}`, reading(length), 'URI_TOO_LONG'),
  ),
  refused('HEAD with a query of 8193', reading(8193, { method: 'HEAD' }), 'URI_TOO_LONG'),
  refused('a query of 20,000', reading(20_000), 'URI_TOO_LONG', FETCH),
  answeredElsewhere('a query of 20,000 over HTTP', reading(20_000), 431, OVER_HTTP),
  accepted('a query of 12,000 where that is the limit', {
    method: 'GET',
    path: sizedQuery(12_000, 'large-query'),
  }),
  refused(
    'a query of 12,001',
    { method: 'GET', path: sizedQuery(12_001, 'large-query') },
    'URI_TOO_LONG',
  ),
  refused(
    'a parameter of another name with 9,000 characters',
    { method: 'GET', path: ['/_serverFn/get?a=', { repeat: 'a', count: 9000 }] },
    'URI_TOO_LONG',
  ),
  accepted(
    'a query of 9,000 beside a body',
    { path: sizedQuery(9000, 'post'), body: '{"data":1}' },
    { data: '1' },
  ),
  answeredElsewhere(
    'a header of 20,000',
    { headers: { 'x-a': [{ repeat: 'a', count: 20_000 }] } },
    431,
    OVER_HTTP,
  ),
  accepted(
    'a chunked body without chunks',
    raw(CHUNKED, { body: '0\r\n\r\n' }),
    { data: 'undefined' },
    OVER_HTTP,
  ),
  accepted(
    'chunks with extensions and a trailer',
    raw(CHUNKED, { body: '5;a=b\r\n{"dat\r\n5;c\r\na":1}\r\n0\r\nX-Trailer: 1\r\n\r\n' }),
    { data: '1' },
    OVER_HTTP,
  ),
  ...[
    ['a chunk with a malformed length', 'x\r\n{}\r\n0\r\n\r\n'],
    ['a chunk of a negative length', '-2\r\n{}\r\n0\r\n\r\n'],
    ['a chunk that is longer than it says', '1\r\n{}\r\n0\r\n\r\n'],
    ['a chunk of more bytes than there can be', `${'f'.repeat(17)}\r\n{}`],
  ].map(([name, body]) => answeredElsewhere(name, raw(CHUNKED, { body }), 400, OVER_HTTP)),
  ...[
    ['fewer bytes than announced', [...HEAD, 'Content-Length: 100'], '{"data":1}'],
    ['fewer chunks than announced', CHUNKED, '64\r\n{"data":1}'],
  ].map(([name, head, body]) =>
    answeredElsewhere(name, raw(head, { body, end: true }), 400, OVER_HTTP),
  ),
]
