/** F: seroval nodes, which are plain data to the endpoint, and tags of the side table. */

import { accepted, refused, tagged } from './describe.mjs'

/** One node per type of seroval 1.8, hostile where a decoder could be tricked. */
const NODES = [
  { t: 0, s: 1 },
  { t: 1, s: 'x' },
  { t: 2, s: 2 },
  { t: 3, s: '9' },
  { t: 4, i: 99 },
  { t: 5, i: 0, s: '2026-01-01T00:00:00.000Z' },
  { t: 6, i: 0, c: '(a+)+$', m: '' },
  { t: 7, i: 0, a: [] },
  { t: 8, i: 0, e: { k: [], v: [] } },
  { t: 9, i: 0, a: [{ t: 4, i: 0 }], o: 0 },
  { t: 10, i: 0, p: { k: ['then'], v: [{ t: 22, i: 1, s: 1 }] }, o: 0 },
  { t: 11, i: 0, p: { k: ['a'], v: [] }, o: 0 },
  { t: 12, i: 0, s: 0, f: { t: 1, s: 'x' } },
  { t: 13, i: 0, s: 1, m: 'x', p: { k: ['stack'], v: [{ t: 1, s: 'at x' }] } },
  { t: 14, i: 0, m: 'x', p: { k: [], v: [] } },
  { t: 15, i: 0, c: 'Uint8Array', f: { t: 0, s: 2_000_000_000 } },
  { t: 16, i: 0, c: 'BigInt64Array', f: { t: 4, i: 1 } },
  { t: 17, s: 5 },
  { t: 18, i: 0, s: 'Symbol.iterator' },
  { t: 19, i: 0, s: 'AAAA' },
  { t: 20, i: 0, f: { t: 19, i: 1, s: '' }, l: 8, b: 0 },
  { t: 21, i: 0, f: { t: 0, s: 1 } },
  { t: 22, i: 0, s: 1, f: { t: 26 } },
  { t: 23, i: 1, a: [{ t: 4, i: 0 }] },
  { t: 24, i: 1, a: [{ t: 4, i: 0 }] },
  { t: 25, i: 0, c: 'x/serverfn', s: {} },
  { t: 26, i: 0, s: 0 },
  { t: 27, i: 0, a: [] },
  { t: 28, i: 0, f: {} },
  { t: 29, i: 0, a: [] },
  { t: 30, i: 0, f: {} },
  { t: 31, i: 0, f: { t: 4, i: 0 } },
  { t: 32, i: 0, f: {} },
  { t: 33, i: 0, f: {} },
  { t: 34, i: 0, a: [] },
  { t: 35, i: 0, s: [] },
  { t: 36, i: 0, c: 'PlainDate', s: '2026-01-01' },
]
const ODD_NODES = [{ t: 37 }, { t: -1 }, { t: '9' }, { t: null }, { t: 1.5 }]

const POSITIONS = [
  [
    'as the body',
    (node) => ({ body: JSON.stringify({ t: node, f: 127, m: [] }) }),
    (name, request) => refused(name, request, 'BAD_PAYLOAD'),
  ],
  [
    'as the data',
    (node) => ({ body: JSON.stringify({ data: node }) }),
    (name, request, node) => accepted(name, request, { data: JSON.stringify(node) }),
  ],
  [
    'in the context',
    (node) => ({ body: JSON.stringify({ context: { node } }) }),
    (name, request, node) => accepted(name, request, { node: JSON.stringify(node) }),
  ],
  [
    'as a row',
    (node) => ({ body: JSON.stringify({ data: 1, tags: [node] }) }),
    (name, request) => refused(name, request, 'BAD_PAYLOAD'),
  ],
]

const TO_CLIENT = [
  ['r', ['(a+)+$', '']],
  ['e', ['Error', 'x']],
  ['promise', 1],
  ['stream', 1],
  ['iterable', 1],
]

const UNKNOWN = [
  'x',
  'D',
  'U',
  'M',
  'dd',
  ' d',
  'd ',
  'd\0',
  '',
  ':',
  ':other',
  ':Country',
  ': country',
  ':country ',
  'country',
  'undefined',
  'date',
  'map',
  'Map',
  'bigint',
  'function',
  'symbol',
  'ref',
  'then',
  'File',
  'seamline',
  'proxy',
  'constructor',
  'prototype',
  '__proto__',
  'toString',
  'hasOwnProperty',
  ':__proto__',
  ':constructor',
  'size',
  'get',
]

/** Places for a tagged value. */
const PLACES = [
  ['data', (value) => [value, ['data']]],
  ['an object', (value) => [{ a: value }, ['data', 'a']]],
  ['a list', (value) => [[value], ['data', 0]]],
]

export const nodeTypes = [
  ...[...NODES, ...ODD_NODES].flatMap((node) =>
    POSITIONS.map(([where, request, expected]) =>
      expected(`seroval's node ${JSON.stringify(node.t)} ${where}`, request(node), node),
    ),
  ),
  ...TO_CLIENT.flatMap(([tag, written]) =>
    PLACES.map(([where, place]) => {
      const [data, path] = place(written)
      return refused(
        `the tag ${tag} in ${where}`,
        tagged(data, [[tag, 0, ...path]]),
        'TYPE_NOT_ALLOWED',
      )
    }),
  ),
  ...TO_CLIENT.map(([tag, written]) =>
    refused(
      `the tag ${tag} in the context`,
      tagged(null, [[tag, 0, 'context', 'a']], { context: { a: written } }),
      'TYPE_NOT_ALLOWED',
    ),
  ),
  ...UNKNOWN.map((tag) =>
    refused(`the tag ${JSON.stringify(tag)}`, tagged(1, [[tag, 0, 'data']]), 'TYPE_NOT_ALLOWED'),
  ),
  refused(
    'a tag of 500,000 characters',
    { body: ['{"data":1,"tags":[["', { repeat: 'x', count: 500_000 }, '",0,"data"]]}'] },
    'TYPE_NOT_ALLOWED',
  ),
]
