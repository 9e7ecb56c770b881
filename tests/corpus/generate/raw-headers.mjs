/** L: heads that only a raw socket can send. */

import { accepted, answeredElsewhere, OVER_HTTP, raw, refused, SELF } from './describe.mjs'

const JSON_HEAD = [
  'Host: corpus.test',
  `Origin: ${SELF}`,
  'Content-Type: application/json',
  'Connection: close',
]
const LENGTH = [...JSON_HEAD, 'Content-Length: 10']
const CALL = '{"data":1}'
const byNode = (name, head, more) =>
  answeredElsewhere(name, raw(head, { body: CALL, ...more }), 400, OVER_HTTP)

export const rawHeaders = [
  accepted(
    'Expect: 100-continue',
    raw([...LENGTH, 'Expect: 100-continue'], { body: CALL }),
    { data: '1' },
    OVER_HTTP,
  ),
  accepted(
    'an upgrade to WebSocket',
    raw(
      [
        ...LENGTH.slice(0, 3),
        'Content-Length: 10',
        'Connection: Upgrade, close',
        'Upgrade: websocket',
      ],
      { body: CALL },
    ),
    { data: '1' },
    OVER_HTTP,
  ),
  accepted(
    'HTTP/1.0',
    { raw: raw(LENGTH, { body: CALL }).raw.replace('HTTP/1.1', 'HTTP/1.0') },
    { data: '1' },
    OVER_HTTP,
  ),
  accepted(
    '200 headers',
    raw([...LENGTH, ...Array.from({ length: 200 }, (_, index) => `X-${index}: a`)], { body: CALL }),
    { data: '1' },
    OVER_HTTP,
  ),
  refused(
    'two content types',
    raw([...LENGTH, 'Content-Type: text/plain'], { body: CALL }),
    'UNSUPPORTED_MEDIA_TYPE',
    OVER_HTTP,
  ),
  refused(
    'two origins',
    raw([...LENGTH, 'Origin: https://evil.test'], { body: CALL }),
    'FORBIDDEN_ORIGIN',
    OVER_HTTP,
  ),
  refused(
    'two of Sec-Fetch-Site',
    raw([...LENGTH, 'Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site'], { body: CALL }),
    'FORBIDDEN_ORIGIN',
    OVER_HTTP,
  ),
  refused(
    'two encodings',
    raw([...LENGTH, 'Content-Encoding: identity', 'Content-Encoding: gzip'], { body: CALL }),
    'UNSUPPORTED_MEDIA_TYPE',
    OVER_HTTP,
  ),
  answeredElsewhere(
    'another expectation',
    raw([...LENGTH, 'Expect: 200-ok'], { body: CALL }),
    417,
    OVER_HTTP,
  ),
  byNode('no host', LENGTH.slice(1)),
  byNode('a length and chunks', [...LENGTH, 'Transfer-Encoding: chunked']),
  byNode('chunks and a length', [...JSON_HEAD, 'Transfer-Encoding: chunked', 'Content-Length: 10']),
  byNode('two lengths that differ', [...LENGTH, 'Content-Length: 11']),
  byNode('two lengths that agree', [...LENGTH, 'Content-Length: 10']),
  byNode('a length with a sign', [...JSON_HEAD, 'Content-Length: +10']),
  byNode('a negative length', [...JSON_HEAD, 'Content-Length: -10']),
  byNode('a length in hexadecimal', [...JSON_HEAD, 'Content-Length: 0xA']),
  byNode('a list of lengths', [...JSON_HEAD, 'Content-Length: 10, 10']),
  byNode('a length that is no number', [...JSON_HEAD, 'Content-Length: many']),
  byNode('a length above all', [...JSON_HEAD, `Content-Length: ${'9'.repeat(30)}`]),
  byNode('chunks that are not the last encoding', [
    ...JSON_HEAD,
    'Transfer-Encoding: chunked, gzip',
  ]),
  byNode('an unknown transfer encoding', [...JSON_HEAD, 'Transfer-Encoding: xchunked']),
  byNode('a space before the colon', [...LENGTH, 'X-A : b']),
  byNode('a name with a space', [...LENGTH, 'X A: b']),
  byNode('a header without a colon', [...LENGTH, 'X-A']),
  byNode('a header without a name', [...LENGTH, ': b']),
  byNode('a zero in a value', [...LENGTH, 'X-A: a\u0000b']),
  byNode('a return in a value', [...LENGTH, 'X-A: a\rb']),
  byNode('a method in small letters', LENGTH, { method: 'post' }),
  byNode('an unknown method', LENGTH, { method: 'DO-IT' }),
  answeredElsewhere(
    'the preface of HTTP/2',
    { raw: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
    400,
    OVER_HTTP,
  ),
  answeredElsewhere(
    'HTTP/3.0',
    { raw: raw(LENGTH, { body: CALL }).raw.replace('HTTP/1.1', 'HTTP/3.0') },
    400,
    OVER_HTTP,
  ),
  answeredElsewhere(
    'no HTTP at all',
    { raw: '\u0016\u0003\u0001\u0000\u00a5\u0001\r\n\r\n' },
    400,
    OVER_HTTP,
  ),
]
