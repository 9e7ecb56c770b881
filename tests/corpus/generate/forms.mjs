/** K: HTML forms. */

import { accepted, asPage, END, fields, form, part, refused } from './describe.mjs'
import { files } from './files.mjs'

const bad = (name, request) => refused(name, request, 'BAD_FORM')
const fieldOf = (headers, value = 'v') => `--b0undary\r\n${headers}\r\n\r\n${value}\r\n${END}`
const many = (count, one) => [{ repeat: one, count }, END]
const FIELD = part('name="a"')
const EMPTY_FILE = part('name="a"; filename="f"', '')

const NAMES = [
  'call',
  '0',
  '__proto__',
  'constructor',
  'then',
  'data',
  'context',
  'tags',
  'a[b]',
  'a.b',
  'a[]',
  'length',
  '',
]

const BROKEN = [
  ['nothing', ''],
  ['no end', FIELD],
  ['a cut value', FIELD.slice(0, -4)],
  ['a cut end', (FIELD + END).slice(0, -4)],
  ['a first boundary of another text', (FIELD + END).replace('b0undary', 'other')],
  ['no name', part('filename="a"') + END],
  ['no disposition', fieldOf('Content-Type: text/plain')],
  ['no header', `--b0undary\r\n\r\nv\r\n${END}`],
  ['the disposition of a file to keep', fieldOf('Content-Disposition: attachment; name="a"')],
  ['a name without quotes that is cut', fieldOf('Content-Disposition: form-data; name="a')],
  ['a file name in broken escapes', part(`name="a"; filename*=UTF-8''%E0%A4%A`) + END],
  ['a header without a colon', fieldOf('Content-Disposition form-data; name="a"')],
  ['JSON', '{"data":1}'],
  ['a form of texts', 'a=1&b=2'],
  ['only line breaks', '\r\n\r\n\r\n'],
  ['line feeds alone', (FIELD + END).replaceAll('\r\n', '\n')],
  ['only a boundary', '--b0undary'],
  ['only a boundary and a line break', '--b0undary\r\n'],
]

const GOOD = [
  ['one field', FIELD + END, 'FormData("a"="v")'],
  ['no fields', END, 'FormData()'],
  [
    'a file',
    part('name="a"; filename="f.txt"', 'abc', 'Content-Type: text/plain\r\n') + END,
    'FormData("a"=File("f.txt",3))',
  ],
  [
    'a file with a path',
    part('name="a"; filename="../../etc/passwd"') + END,
    'FormData("a"=File("../../etc/passwd",1))',
  ],
  ['two fields of one name', FIELD + FIELD + END, 'FormData("a"="v","a"="v")'],
  [
    'a value that looks like JSON',
    part('name="a"', '{"__proto__":1}') + END,
    'FormData("a"="{\\"__proto__\\":1}")',
  ],
]

const FIELDS = [
  ['no bytes', '', 'FormData()'],
  ['a key without a value', 'a', 'FormData("a"="")'],
  ['an equals sign', '=', 'FormData(""="")'],
  ['ampersands alone', '&&&', 'FormData()'],
  ['a broken escape', 'a=%', 'FormData("a"="%")'],
  ['bytes that are no UTF-8', 'a=%ff', 'FormData("a"="\ufffd")'],
  ['a plus sign', 'a=b+c', 'FormData("a"="b c")'],
  ['JSON', '{"data":1}', 'FormData("{\\"data\\":1}"="")'],
  ['an escaped zero', 'a=%00', 'FormData("a"="\\u0000")'],
  [
    'an envelope in a field',
    'context=%7B%22user%22%3A%22eve%22%7D',
    'FormData("context"="{\\"user\\":\\"eve\\"}")',
  ],
]

const NAVIGATION = { 'sec-fetch-mode': 'navigate' }
const navigated = (request) => ({ ...request, headers: { ...request.headers, ...NAVIGATION } })

export const forms = [
  ...GOOD.map(([name, body, data]) => accepted(`a form of ${name}`, form(body), { data })),
  ...NAMES.map((name) =>
    accepted(`a field called "${name}"`, form(part(`name="${name}"`) + END), {
      data: `FormData("${name}"="v")`,
    }),
  ),
  ...FIELDS.map(([name, body, data]) => accepted(`texts: ${name}`, fields(body), { data })),
  ...BROKEN.map(([name, body]) => bad(`a form of ${name}`, form(body))),
  ...[999, 1000].flatMap((count) => [
    accepted(`${count} fields`, form(many(count, FIELD))),
    accepted(`${count} empty files`, form(many(count, EMPTY_FILE))),
    accepted(`${count} texts`, fields([{ repeat: 'a=', count, join: '&' }])),
  ]),
  ...[1001, 9000].flatMap((count) => [
    bad(`${count} fields`, form(many(count, FIELD))),
    bad(`${count} empty files`, form(many(count, EMPTY_FILE))),
    bad(`${count} texts`, fields([{ repeat: 'a=', count, join: '&' }])),
    bad(`${count} boundaries`, form([{ repeat: '--b0undary\r\n', count: count + 1 }])),
    bad(`${count} ampersands`, fields([{ repeat: '&', count }])),
  ]),
  accepted('as many fields as the function allows', fields('a=&b=', { path: '/_serverFn/small' })),
  bad('more fields than the function allows', fields('a=&b=&c=', { path: '/_serverFn/small' })),
  accepted('a name of 200 characters', fields([{ repeat: 'n', count: 200 }, '=v'])),
  bad('a name of 201 characters', fields([{ repeat: 'n', count: 201 }, '=v'])),
  bad('a name of 100,000 characters', fields([{ repeat: 'n', count: 100_000 }, '=v'])),
  bad(
    'a multipart name of 201 characters',
    form([
      '--b0undary\r\nContent-Disposition: form-data; name="',
      { repeat: 'n', count: 201 },
      '"\r\n\r\nv\r\n',
      END,
    ]),
  ),
  bad('a name of 201 characters in the side table', {
    body: ['{"data":[["', { repeat: 'n', count: 201 }, '","v"]],"tags":[["form",0,"data"]]}'],
  }),
  bad('1,001 fields in the side table', {
    body: [
      '{"data":[',
      { repeat: '["a","b"]', count: 1001, join: ',' },
      '],"tags":[["form",0,"data"]]}',
    ],
  }),
  ...files,
  refused('an envelope as a navigation', navigated({ body: '{' }), 'BAD_JSON'),
  asPage(refused('a broken form as a navigation', navigated(form('x')), 'BAD_FORM')),
  asPage(
    refused(
      'plain text as a navigation',
      navigated({ headers: { 'content-type': 'text/plain' }, body: 'a=1' }),
      'UNSUPPORTED_MEDIA_TYPE',
    ),
  ),
  asPage(
    refused(
      'a form of another site as a navigation',
      navigated(
        fields('a=1', {
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            origin: 'https://evil.test',
          },
        }),
      ),
      'FORBIDDEN_ORIGIN',
    ),
  ),
  asPage(
    refused(
      'a form to an unknown id as a navigation',
      navigated(fields('a=1', { path: '/_serverFn/nothing' })),
      'UNKNOWN_FUNCTION',
    ),
  ),
  ...[
    'https://evil.test/',
    'http://corpus.test@evil.test/',
    'javascript:alert(1)',
    '//evil.test/',
    'http://corpus.test//evil.test/',
  ].map((referer) => ({
    name: `a form as a navigation from ${referer}`,
    request: navigated(
      fields('a=1', { headers: { 'content-type': 'application/x-www-form-urlencoded', referer } }),
    ),
    expect: { status: 303, label: '1; redirect', location: '/', handlerRan: true },
  })),
]
