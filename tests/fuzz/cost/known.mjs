/** Requests that were expensive once, or are expensive by their kind: the start of the search. */

const tagged = (tag, size = 0) => ({ kind: 'tagged', tag, size })
const collection = (tag, keys, size) => ({ kind: 'collection', tag, keys, size })
const NUMBER = { kind: 'number', written: '1' }
const LITERAL = { kind: 'literal', written: 'null' }

const ITEMS = [
  collection('s', 'chosen numbers', 1_000),
  collection('s', 'chosen bigints', 20_000),
  collection('m', 'chosen numbers', 250),
  collection('s', 'texts', 0),
  collection('m', 'texts', 0),
  { kind: 'nest', depth: 500_000, brackets: 'list', item: LITERAL },
  { kind: 'object', size: 1, keys: 'distinct', item: NUMBER },
  { kind: 'object', size: 1_000, keys: 'distinct', item: NUMBER },
  { kind: 'object', size: 0, keys: 'same', item: NUMBER },
  tagged('l'),
  tagged('a'),
  tagged('a', 200_000),
  tagged('b', 1_000),
  tagged('d'),
  tagged('form'),
]

const JSON_FIELDS = { group: 10_000, values: 49_000, space: '', end: '' }
const PARTS = { parts: 999, name: 'a', nameSize: 1, lines: 0, characters: '%22', item: LITERAL }
const NAMED = { kind: 'file', names: 9_900, size: 1 }

/** For each way to send data. */
export const KNOWN = {
  json: ITEMS.map((item) => ({ item, ...JSON_FIELDS })),
  chunks: [{ item: LITERAL, chunk: 1 }],
  multipart: [
    { ...PARTS, kind: 'file' },
    { ...PARTS, kind: 'text', lines: 20_000 },
    { ...PARTS, kind: 'call', parts: 1, item: NAMED },
  ],
  form: [{ fields: 1, characters: '+' }],
  query: ITEMS.map((item) => ({ item, characters: '' })),
  header: [{ name: 'content-type', start: 'a=', characters: ';' }],
}
