/** G: malformed rows and malformed tagged values. */

import { accepted, get, json, refused, tagged } from './describe.mjs'
import { WRITTEN_HOLDERS } from './written-holders.mjs'
import { WRITTEN } from './written-values.mjs'

const LIST = { list: [0], text: 'ab', 1: 0 }

/** Rows that do not fit the data {@link LIST}. */
const ROWS = [
  ['a number', 5],
  ['null', null],
  ['a text', 'd'],
  ['true', true],
  ['an object like a row', { 0: 'd', 1: 0, 2: 'data', length: 3 }],
  ['empty', []],
  ['without a count', ['d']],
  ['without a place', ['d', 0]],
  ['with null for a tag', [null, 0, 'data']],
  ['with a number for a tag', [0, 0, 'data']],
  ['with a tag in a list', [['d'], 0, 'data']],
  ['with an object for a tag', [{ toString: 'd' }, 0, 'data']],
  ['with a count that is a text', ['d', '0', 'data']],
  ['with null for a count', ['d', null, 'data']],
  ['with a count in a list', ['d', [0], 'data']],
  ['with a negative count', ['d', -1, 'data']],
  ['with half a count', ['d', 0.5, 'data']],
  ['with a count above 2^31', ['d', 2 ** 31, 'data']],
  ['with a count of 2^53', ['d', 2 ** 53, 'data']],
  ['with a count of more than there is', ['d', 1, 'a']],
  ['with a key in a list', ['d', 0, ['data']]],
  ['with an object for a key', ['d', 0, 'data', { toString: 1 }]],
  ['with null for a key', ['d', 0, 'data', null]],
  ['with true for a key', ['d', 0, 'data', true]],
  ['with a text for an index', ['d', 0, 'data', 'list', '0']],
  ['with a number for a key of an object', ['d', 0, 'data', 1]],
  ['with an index out of range', ['d', 0, 'data', 'list', 9]],
  ['with a negative index', ['d', 0, 'data', 'list', -1]],
  ['with half an index', ['d', 0, 'data', 'list', 0.5]],
  ['with an index of 2^32', ['d', 0, 'data', 'list', 2 ** 32]],
  ['to the length of a list', ['u', 0, 'data', 'list', 'length']],
  ['to a method of a list', ['u', 0, 'data', 'list', 'push']],
  ['to a missing key', ['d', 0, 'data', 'other']],
  ['to a prototype', ['u', 0, 'data', '__proto__']],
  ['through a prototype', ['u', 0, 'data', '__proto__', 'polluted']],
  ['to a constructor', ['u', 0, 'data', 'constructor']],
  ['through a constructor', ['u', 0, 'data', 'constructor', 'prototype', 'polluted']],
  ['into a text', ['u', 0, 'data', 'text', 0]],
  ['into a number', ['d', 0, 'data', 'list', 0, 'toFixed']],
  ['to the side table itself', ['u', 0, 'tags']],
  ['into the side table', ['u', 0, 'tags', 0]],
  ['to the prototype of the envelope', ['u', 0, '__proto__', 'polluted']],
  ['to a key that no envelope has', ['d', 0, 'more']],
]

const TAGS = Object.entries({ ...WRITTEN, ...WRITTEN_HOLDERS })

export const shapes = [
  ...TAGS.flatMap(([tag, { takes }]) =>
    takes.map(([written, shown]) =>
      accepted(`${tag} as ${json(written)}`, tagged(written, [[tag, 0, 'data']]), { data: shown }),
    ),
  ),
  ...TAGS.flatMap(([tag, { refuses }]) =>
    refuses.map((written) =>
      refused(`${tag} as ${json(written)}`, tagged(written, [[tag, 0, 'data']]), 'BAD_PAYLOAD'),
    ),
  ),
  ...TAGS.flatMap(([tag]) => [
    refused(
      `${tag} in a query, as true`,
      get(json({ data: true, tags: [[tag, 0, 'data']] })),
      'BAD_PAYLOAD',
    ),
    refused(
      `${tag} in the context, as true`,
      tagged(null, [[tag, 0, 'context', 'a']], { context: { a: true } }),
      'BAD_PAYLOAD',
    ),
  ]),
  ...ROWS.map(([name, row]) => refused(`a row ${name}`, tagged(LIST, [row]), 'BAD_PAYLOAD')),
]
