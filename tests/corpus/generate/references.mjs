/** H: places that rows refer to, and the order of rows. */

import { accepted, json, parts, refused, tagged } from './describe.mjs'

const bad = (name, data, tags) => refused(name, tagged(data, tags), 'BAD_PAYLOAD')
const good = (name, data, tags, shown) => accepted(name, tagged(data, tags), { data: shown })

/** Tagged values and a place inside each: no row may lead there. */
const MADE = [
  ['m', [[1, 2]], 0],
  ['m', [['a', 2]], 'a'],
  ['m', [], 'size'],
  ['s', [1], 0],
  ['a', ['Uint8Array', 'AAAA'], 0],
  ['a', ['Uint8Array', 'AAAA'], '0'],
  ['a', ['ArrayBuffer', 'AAAA'], 'byteLength'],
  ['l', 'http://a.test/', 'href'],
  ['l', 'http://a.test/', 'searchParams'],
  ['d', 0, 'constructor'],
  ['form', [['a', 'b']], 0],
  [':country', 'de', 'code'],
  ['b', '7', 'constructor'],
  ['u', null, 'a'],
  ['n', 'NaN', 'a'],
]

/** References in the formats of other libraries: plain data to the endpoint. */
const FOREIGN_REFERENCES = [
  { t: 4, i: 99 },
  { t: 4, i: 0 },
  { $ref: '#' },
  { $ref: '#/data' },
  '$1',
  '$$typeof',
  '$0:a:a',
  '$@1',
  '$F1',
  ['ref', 0, 'data'],
  { 'circular-ref': 0 },
  { json: 1, meta: { referentialEqualities: [['a']] } },
]

/** A tree of lists with ten entries each, written out in full: the format has no references to repeat one. */
const fan = (levels) => (levels === 0 ? 0 : Array.from({ length: 10 }, () => fan(levels - 1)))

export const references = [
  ...MADE.map(([tag, written, key]) =>
    bad(`a row into ${JSON.stringify(key)} of what ${tag} made`, written, [
      [tag, 0, 'data'],
      ['d', 0, 'data', key],
    ]),
  ),
  ...['m', 's', 'a', 'l', 'd', 'form', ':country'].map((tag) => {
    const [, written] = MADE.find(([each]) => each === tag)
    return bad(`${tag} twice at one place`, written, [
      [tag, 0, 'data'],
      [tag, 0, 'data'],
    ])
  }),
  bad(
    'a list before what is in it',
    [['a', 0]],
    [
      ['m', 0, 'data'],
      ['d', 0, 'data', 0, 1],
    ],
  ),
  bad(
    'a set in a set, the outer first',
    [[1]],
    [
      ['s', 0, 'data'],
      ['s', 0, 'data', 0],
    ],
  ),
  bad('an adapter within what it gave', 'de', [
    [':country', 0, 'data'],
    [':country', 0, 'data', 'code'],
  ]),
  bad('an adapter asked again about what it gave', 'de', [
    [':country', 0, 'data'],
    [':country', 0, 'data'],
  ]),
  bad('two tags, the second of which takes no date', 0, [
    ['d', 0, 'data'],
    ['b', 0, 'data'],
  ]),
  bad(
    'a count as long as the path before',
    [0, 0],
    [
      ['d', 0, 'data', 0],
      ['d', 2, 1],
      ['d', 3, 0],
    ],
  ),
  bad('a count beyond the path before', { a: [0] }, [
    ['d', 0, 'data', 'a', 0],
    ['d', 5, 0],
  ]),
  bad(
    'a count that returns to nothing',
    [0],
    [
      ['d', 0, 'data', 0],
      ['d', 0],
    ],
  ),
  bad('a first row that shares', [0], [['d', 1, 0]]),
  bad('a file without parts', [0, ''], [['file', 0, 'data']]),
  bad(
    'a form in a form',
    [['a', [['b', 'c']]]],
    [
      ['form', 0, 'data', 0, 1],
      ['form', 0, 'data'],
    ],
  ),
  bad(
    'a form whose value is a date',
    [['a', 0]],
    [
      ['d', 0, 'data', 0, 1],
      ['form', 0, 'data'],
    ],
  ),
  bad('a row for absent data', undefined, [['u', 0, 'data']]),
  bad('a row for an absent context', 1, [['u', 0, 'context']]),
  refused(
    'a context that becomes a map',
    tagged(1, [['m', 0, 'context']], { context: [] }),
    'BAD_PAYLOAD',
  ),
  refused(
    'a context that becomes a date',
    tagged(1, [['d', 0, 'context']], { context: 0 }),
    'BAD_PAYLOAD',
  ),
  refused(
    'a context that becomes undefined',
    tagged(1, [['u', 0, 'context', 'a', 'b']], { context: { a: null } }),
    'BAD_PAYLOAD',
  ),
  ...[
    ['a file of a part that is not there', [[1, '']], ['one']],
    ['a file of a negative part', [[-1, '']], ['one']],
    ['a file of half a part', [[0.5, '']], ['one']],
    ['a file of a part by its text', [['0', '']], ['one']],
    ['a file of the part `call`', [['call', '']], ['one']],
    ['a file of the part `length`', [['length', '']], ['one']],
    ['a file of the part `__proto__`', [['__proto__', '']], ['one']],
  ].map(([name, data, files]) =>
    refused(name, parts({ data, tags: [['file', 0, 'data', 0]] }, files), 'BAD_PAYLOAD'),
  ),
  good(
    'two rows at one place, one after the other',
    [['a', 0]],
    [
      ['d', 0, 'data', 0, 1],
      ['m', 0, 'data'],
    ],
    'Map("a"=>Date(0))',
  ),
  good(
    'maps in maps',
    [[[['a', 1]], 2]],
    [
      ['m', 0, 'data', 0, 0],
      ['m', 0, 'data'],
    ],
    'Map(Map("a"=>1)=>2)',
  ),
  good(
    'rows in any order of places',
    [0, 0],
    [
      ['d', 0, 'data', 1],
      ['d', 0, 'data', 0],
    ],
    '[Date(0),Date(0)]',
  ),
  good(
    'a key that only looks dangerous',
    { constructor: { prototype: 0 } },
    [['d', 0, 'data', 'constructor', 'prototype']],
    '{"constructor":{"prototype":Date(0)}}',
  ),
  ...FOREIGN_REFERENCES.map((data) =>
    accepted(
      `a reference of another format: ${json(data)}`,
      { body: json({ data }) },
      { data: json(data) },
    ),
  ),
  ...[3, 4].map((levels) => accepted(`10^${levels} values in a tree`, { body: fanText(levels) })),
  refused('10^5 values in a tree', { body: fanText(5) }, 'PAYLOAD_TOO_COMPLEX'),
]

/** {@link fan} as pieces of text. */
function fanText(levels) {
  const hundred = JSON.stringify(fan(2))
  return ['{"data":[', { repeat: hundred, count: 10 ** (levels - 2), join: ',' }, ']}']
}
