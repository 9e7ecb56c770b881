/** I: keys of objects. */

import {
  accepted,
  besideFiles,
  fields,
  form,
  END,
  get,
  json,
  part,
  parts,
  refused,
  tagged,
} from './describe.mjs'

const PROTO = '{"__proto__":{"polluted":true}}'

/** A value nested in objects and lists by turns. */
const inside = (depth, text) =>
  depth === 0
    ? text
    : depth % 2 === 0
      ? `[${inside(depth - 1, text)}]`
      : `{"a":${inside(depth - 1, text)}}`

const bad = (name, request) => refused(name, request, 'BAD_PAYLOAD')

const SPELLINGS = [
  ['with an escape', '{"\\u005f_proto__":1}'],
  ['with an escape in capitals', '{"\\u005F\\u005Fproto\\u005F\\u005F":1}'],
  [
    'in escapes alone',
    `{"${[...'__proto__'].map((each) => `\\u00${each.codePointAt(0).toString(16)}`).join('')}":1}`,
  ],
  ['with the value null', '{"__proto__":null}'],
  ['with a text', '{"__proto__":"a"}'],
  ['with a list', '{"__proto__":[]}'],
  ['twice', '{"__proto__":1,"__proto__":2}'],
  ['behind another key', '{"a":1,"__proto__":{}}'],
  ['beside a constructor', '{"constructor":{"prototype":{"polluted":1}},"__proto__":{}}'],
]

const PLAIN_KEYS = [
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'toJSON',
  '__proto',
  '_proto__',
  '__PROTO__',
  ' __proto__',
  '__proto__ ',
  '__defineGetter__',
  'get',
  'length',
  'polluted',
]

/** A context key sent beside `kept`, and the context that the handler sees. */
const CONTEXT_KEYS = [
  ['constructor', { kept: '1', keys: 'kept,role,scope,user' }],
  ['prototype', { kept: '1', keys: 'kept,role,scope,user' }],
  ['toString', { kept: '1', keys: 'kept,role,scope,toString,user' }],
  ['hasOwnProperty', { kept: '1', keys: 'hasOwnProperty,kept,role,scope,user' }],
  ['then', { kept: '1', keys: 'kept,role,scope,then,user' }],
  ['toJSON', { kept: '1', keys: 'kept,role,scope,toJSON,user' }],
]

export const keys = [
  ...[0, 1, 2, 3, 4, 5].flatMap((depth) => [
    bad(`__proto__ ${depth} levels deep in data`, { body: `{"data":${inside(depth, PROTO)}}` }),
    bad(`__proto__ ${depth} levels deep in the context`, {
      body: `{"context":{"a":${inside(depth, PROTO)}}}`,
    }),
    bad(`__proto__ ${depth} levels deep in a query`, get(`{"data":${inside(depth, PROTO)}}`)),
    bad(`__proto__ ${depth} levels deep beside files`, parts(`{"data":${inside(depth, PROTO)}}`)),
  ]),
  bad('__proto__ in the envelope', { body: PROTO }),
  bad('__proto__ in the context itself', { body: `{"context":${PROTO}}` }),
  bad('__proto__ in a query as the envelope', get(PROTO)),
  ...SPELLINGS.flatMap(([how, text]) => [
    bad(`__proto__ in data ${how}`, { body: `{"data":${text}}` }),
    bad(`__proto__ in the context ${how}`, { body: `{"context":${text}}` }),
  ]),
  bad('__proto__ behind 1,000 values', {
    body: ['{"data":[', { repeat: '0,', count: 1000 }, `${PROTO}]}`],
  }),
  bad('__proto__ in the value of a map', tagged([['a', { '@proto@': 1 }]], [['m', 0, 'data']])),
  bad('__proto__ in the key of a map', tagged([[{ '@proto@': 1 }, 'a']], [['m', 0, 'data']])),
  bad('__proto__ in a set', tagged([{ '@proto@': 1 }], [['s', 0, 'data']])),
  bad('__proto__ in the value of an adapter', tagged({ '@proto@': 1 }, [[':country', 0, 'data']])),
  bad(
    '__proto__ in a form of the side table',
    tagged([['a', { '@proto@': 1 }]], [['form', 0, 'data']]),
  ),
  accepted(
    '__proto__ as a text',
    { body: '{"data":["__proto__",{"a":"__proto__"}]}' },
    { data: '["__proto__",{"a":"__proto__"}]' },
  ),
  accepted('__proto__ as a field', form(part('name="__proto__"') + END), {
    data: 'FormData("__proto__"="v")',
  }),
  accepted('__proto__ as a field of texts', fields('__proto__=v'), {
    data: 'FormData("__proto__"="v")',
  }),
  accepted('__proto__[polluted] as a field', fields('__proto__[polluted]=v'), {
    data: 'FormData("__proto__[polluted]"="v")',
  }),
  accepted(
    'constructor.prototype.polluted as a field',
    fields('constructor.prototype.polluted=v'),
    {
      data: 'FormData("constructor.prototype.polluted"="v")',
    },
  ),
  ...PLAIN_KEYS.map((key) =>
    accepted(
      `the key ${JSON.stringify(key)} in data`,
      { body: json({ data: { [key]: 1 } }) },
      { data: json({ [key]: 1 }) },
    ),
  ),
  ...CONTEXT_KEYS.flatMap(([key, result]) => [
    accepted(
      `the key ${key} in the context`,
      { body: json({ context: { [key]: 1, kept: 1 } }) },
      result,
    ),
    accepted(
      `the key ${key} in the context of a query`,
      get(json({ context: { [key]: 1, kept: 1 } })),
      result,
    ),
    accepted(
      `the key ${key} in the context beside files`,
      parts({ context: { [key]: 1, kept: 1 } }),
      result,
    ),
  ]),
  accepted(
    'constructor.prototype in data',
    { body: '{"data":{"constructor":{"prototype":{"polluted":1}}}}' },
    {
      data: '{"constructor":{"prototype":{"polluted":1}}}',
    },
  ),
  accepted(
    'constructor.prototype in the context',
    { body: '{"context":{"constructor":{"prototype":{"polluted":1}}}}' },
    { keys: 'role,scope,user' },
  ),
  ...[999, 1000].map((count) => accepted(`${count} keys`, keysOf('data', count))),
  ...[1001, 20_000].map((count) =>
    refused(`${count} keys`, keysOf('data', count), 'PAYLOAD_TOO_COMPLEX'),
  ),
  refused('1,001 keys of the context', keysOf('context', 1001), 'PAYLOAD_TOO_COMPLEX'),
  refused('1,001 keys beside files', besideFiles(keysOf('data', 1001).body), 'PAYLOAD_TOO_COMPLEX'),
  refused(
    '20,000 keys like numbers',
    { body: ['{"data":{', { repeat: '"{i}":0', count: 20_000, join: ',' }, '}}'] },
    'PAYLOAD_TOO_COMPLEX',
  ),
  refused(
    '20,000 keys that are far apart',
    { body: ['{"data":{', { repeat: '"{i}000000":0', count: 20_000, join: ',' }, '}}'] },
    'PAYLOAD_TOO_COMPLEX',
  ),
]

function keysOf(of, count) {
  return { body: [`{"${of}":{`, { repeat: '"k{i}":0', count, join: ',' }, '}}'] }
}
