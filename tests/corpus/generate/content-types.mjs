/** D: content types and encodings. */

import { accepted, END, part, refused } from './describe.mjs'

const BODY = '{"data":"value"}'

const TAKEN = [
  ' application/json ',
  'application/json',
  'APPLICATION/JSON',
  'Application/Json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'application/json ; charset="utf-8"',
  'application/json;Charset=Utf-8',
]

const UNSUPPORTED = [
  'text/plain',
  'text/plain;application/json',
  'text/plain; charset=utf-8',
  'text/plain; x=application/json',
  'application/jsonp',
  'application/json5',
  'application/jsonl',
  'application/json-seq',
  'application/x-json',
  'application/json-patch+json',
  'application/ld+json',
  'application/vnd.api+json',
  'application/problem+json',
  'application/json	a',
  'application/json a',
  'application/json, text/plain',
  'application/json, application/json',
  'text/plain, application/json',
  'application/json;',
  'application/json; charset',
  'application/json; charset=',
  'application/json; charset=utf-16',
  'application/json; charset=utf8',
  'application/json; charset=latin1',
  'application/json; charset=iso-8859-1',
  'application/json; charset=utf-7',
  'application/json; charset=utf-8; charset=utf-16',
  'application/json; a=b',
  'application/json; boundary=b0undary',
  'application//json',
  '/application/json',
  'application/json/',
  'json',
  'text/json',
  'text/html',
  'text/xml',
  'application/javascript',
  'application/octet-stream',
  'application/xml',
  'application/graphql',
  'application/cbor',
  'application/x-www-form-urlencoded; charset=latin1',
  'application/x-www-form-urlencoded; boundary=x',
  'application/x-www-form-urlencoded-x',
  'multipart/form-data; charset=utf-16; boundary=b0undary',
  'multipart/form-data; boundary=b0undary; a=b',
  'multipart/form-data; xboundary=b0undary',
  'multipart',
  'multipart/related; boundary=b0undary',
  'multipart/mixed; boundary=b0undary',
  '/',
  '*/*',
  'application/*',
  'application',
  '',
  ';',
  ',',
  '"application/json"',
]

const NO_BOUNDARY = [
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=""',
  'multipart/form-data; boundary=b0undary; boundary=b0undary',
  'multipart/form-data; boundary="x{y"',
  'multipart/form-data; boundary="b0undary',
  'multipart/form-data; boundary=y',
  'multipart/form-data; boundary=" "',
]

const RICH = 'application/vnd.seamline.rich+json'
const FORM = part('name="a"') + END

const as = (type, body = BODY) => ({ headers: { 'content-type': type }, body })

export const contentTypes = [
  ...TAKEN.map((type) => accepted(`as ${type}`, as(type), { data: '"value"' })),
  ...TAKEN.slice(0, 4).map((type) =>
    accepted(`no bytes as ${type}`, as(type, ''), { data: 'undefined' }),
  ),
  accepted('no bytes and no type', as(null, ''), { data: 'undefined' }),
  ...UNSUPPORTED.map((type) =>
    refused(`as ${type || 'an empty type'}`, as(type), 'UNSUPPORTED_MEDIA_TYPE'),
  ),
  refused('bytes without a type', as(null), 'UNSUPPORTED_MEDIA_TYPE'),
  refused('one byte without a type', as(null, ' '), 'UNSUPPORTED_MEDIA_TYPE'),
  ...NO_BOUNDARY.map((type) => refused(`as ${type}`, as(type, FORM), 'BAD_FORM')),
  refused(
    'a boundary of 71 characters',
    as(['multipart/form-data; boundary=', { repeat: 'x', count: 71 }], FORM),
    'BAD_FORM',
  ),
  refused(
    'a boundary of 8,000 characters',
    as(['multipart/form-data; boundary=', { repeat: 'x', count: 8000 }], FORM),
    'BAD_FORM',
  ),
  ...[RICH, `${RICH}; charset=utf-8`, RICH.toUpperCase(), `${RICH};`].map((type) =>
    refused(`as ${type}`, as(type), 'TYPE_NOT_ALLOWED'),
  ),
  refused('as a stream of frames', as('application/vnd.seamline.stream'), 'UNSUPPORTED_MEDIA_TYPE'),
  ...[
    'gzip',
    'br',
    'deflate',
    'zstd',
    'compress',
    'gzip, gzip',
    'identity, gzip',
    'gzip, identity',
    'x',
    '*',
    'GZIP',
  ].map((encoding) =>
    refused(
      `with the encoding ${encoding}`,
      { headers: { 'content-encoding': encoding }, body: BODY },
      'UNSUPPORTED_MEDIA_TYPE',
    ),
  ),
  accepted(
    'with the encoding identity',
    { headers: { 'content-encoding': 'identity' }, body: BODY },
    { data: '"value"' },
  ),
]
