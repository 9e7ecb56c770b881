/** K: multipart calls with files. */

import { accepted, END, fields, form, json, part, parts, refused } from './describe.mjs'

const bad = (name, request) => refused(name, request, 'BAD_FORM')
const FILE = { data: [0, 'text/plain', 'a.txt', 5], tags: [['file', 0, 'data']] }
const withFile = (data, tags = FILE.tags) => parts({ data, tags }, ['one'])
const multipart = (...all) => form(all.join('') + END, { path: '/_serverFn/post?parts' })
const CALL = part('name="call"', json(FILE))
const ZERO = part('name="0"; filename="f"', 'one')

/** Part lists that a multipart call must not have. */
const WRONG_PARTS = [
  ['nothing', []],
  ['no envelope', [ZERO]],
  ['its envelope last', [ZERO, CALL]],
  ['two envelopes', [CALL, CALL, ZERO]],
  ['its envelope as a file', [CALL.replace('name="call"', 'name="call"; filename="f"'), ZERO]],
  ['its envelope under another name', [CALL.replace('"call"', '"Call"'), ZERO]],
  ['a number too high', [CALL, ZERO.replace('"0"', '"1"')]],
  ['a gap in its numbers', [CALL, ZERO, ZERO.replace('"0"', '"2"')]],
  ['a number twice', [CALL, ZERO, ZERO]],
  ['a number with a zero before it', [CALL, ZERO.replace('"0"', '"00"')]],
  ['a negative number', [CALL, ZERO.replace('"0"', '"-1"')]],
  ['a number with a space', [CALL, ZERO.replace('"0"', '"0 "')]],
  ['a name for a number', [CALL, ZERO.replace('"0"', '"__proto__"')]],
  ['a text for a file', [CALL, part('name="0"', 'one')]],
  ['a field of a form beside it', [CALL, ZERO, part('name="a"')]],
  ['a file that it does not name', [part('name="call"', '{"data":1}'), ZERO]],
  ['a second file that it does not name', [CALL, ZERO, ZERO.replace('"0"', '"1"')]],
]

/** Malformed file values. */
const WRONG_FILES = [
  null,
  0,
  '',
  [],
  [0],
  [0, null],
  [0, 5],
  [0, 'text/plain', 'a.txt'],
  [0, 'text/plain', 'a.txt', 5, 6],
  [0, 'text/plain', 5, 5],
  [0, 'text/plain', 'a.txt', '5'],
  [0, 'text/plain', 'a.txt', 1.5],
  [0, 'TEXT/plain'],
  [0, 'text/plain', 'a.txt', 2 ** 53],
  [0, 'text/plain', 'a.txt', null],
  [0, 'a\0'],
  [0, 'ä/plain'],
  ['0', ''],
  {
    0: 0,
    1: '',
  },
  { length: 2 },
  'file',
  true,
]

const WRONG_CALLS = [
  ['{', 'BAD_JSON'],
  [' ', 'BAD_JSON'],
  ['null', 'BAD_PAYLOAD'],
  ['[]', 'BAD_PAYLOAD'],
  ['{"more":1}', 'BAD_PAYLOAD'],
  ['{"context":5}', 'BAD_PAYLOAD'],
  ['{"context":[]}', 'BAD_PAYLOAD'],
  ['{"context":"{}"}', 'BAD_PAYLOAD'],
  ['{"data":1,"tags":[["r",0,"data"]]}', 'TYPE_NOT_ALLOWED'],
  ['{"data":1,"tags":[["x",0,"data"]]}', 'TYPE_NOT_ALLOWED'],
  ['{"data":1,"tags":5}', 'BAD_PAYLOAD'],
]

export const files = [
  accepted('a call with a file', parts(FILE, ['one']), { data: 'File("a.txt",3)' }),
  accepted(
    'a call that names a file twice',
    withFile(
      [FILE.data, FILE.data],
      [
        ['file', 0, 'data', 0],
        ['file', 1, 1],
      ],
    ),
    { data: '[File("a.txt",3),File("a.txt",3)]' },
  ),
  accepted('a call with a blob', withFile([0, '']), { data: 'Blob(3)' }),
  accepted('a call with parts and no file', parts({ data: 1 }), { data: '1' }),
  accepted('a call whose file has the name of a path', withFile([0, '', '../../etc/passwd', 0]), {
    data: 'File("../../etc/passwd",3)',
  }),
  ...WRONG_PARTS.map(([name, all]) => bad(`a call with ${name}`, multipart(...all))),
  bad('a call as a form of texts', fields('call=%7B%7D', { path: '/_serverFn/post?parts' })),
  ...WRONG_FILES.map((data) => refused(`a file as ${json(data)}`, withFile(data), 'BAD_PAYLOAD')),
  ...WRONG_CALLS.map(([text, code]) => refused(`an envelope of ${text}`, parts(text), code)),
  accepted('an envelope of no bytes', parts(''), { data: 'undefined' }),
]
