/** J: limits on levels, items, keys and values. Maps and sets have fewer than 1,000 entries here. */

import { accepted, besideFiles, get, refused, tagged } from './describe.mjs'

const COMPLEX = 'PAYLOAD_TOO_COMPLEX'
const lists = (levels) => [
  { repeat: '[', count: levels },
  { repeat: ']', count: levels },
]
const objects = (levels) => [
  { repeat: '{"a":', count: levels },
  '0',
  { repeat: '}', count: levels },
]
const items = (count) => ['[', { repeat: '0', count, join: ',' }, ']']
const data = (pieces) => ({ body: ['{"data":', ...pieces, '}'] })
const context = (pieces) => ({ body: ['{"context":{"a":', ...pieces, '}}'] })
const beside = (pieces) => besideFiles(data(pieces).body)

/** Lists of 100 numbers: 101 values each, plus the list around them and the envelope. */
const values = (count) => ['[', { repeat: `[${'0,'.repeat(99)}0]`, count, join: ',' }, ']']

/** A list with one row of the side table per item. */
const rows = (count, tag, written) => [
  '{"data":[',
  { repeat: written, count, join: ',' },
  '],"tags":[["',
  tag,
  '",0,"data",0],',
  { repeat: `["${tag}",1,{i}]`, count: count - 1, join: ',', from: 1 },
  ']}',
]

const at = (name, make, limit) => [
  accepted(`${limit - 1} ${name}`, data(make(limit - 1))),
  accepted(`${limit} ${name}`, data(make(limit))),
  refused(`${limit + 1} ${name}`, data(make(limit + 1)), COMPLEX),
  refused(`${limit + 1} ${name} in the context`, context(make(limit + 1)), COMPLEX),
  refused(`${limit + 1} ${name} beside files`, beside(make(limit + 1)), COMPLEX),
]

export const complexity = [
  ...at('levels of lists', lists, 64),
  ...at('levels of objects', objects, 64),
  ...at('items', items, 20_000),
  ...[1000, 100_000, 500_000].map((levels) =>
    refused(`${levels} levels of lists`, data(lists(levels)), COMPLEX),
  ),
  ...[1000, 100_000].map((levels) =>
    refused(`${levels} levels of objects`, data(objects(levels)), COMPLEX),
  ),
  refused(
    '1,000 levels in a query',
    get(`{"data":${'['.repeat(1000)}${']'.repeat(1000)}}`),
    COMPLEX,
  ),
  accepted('49,997 values', data(values(495))),
  refused('50,097 values', data(values(496)), COMPLEX),
  refused('500,000 values', data(values(4950)), COMPLEX),
  refused(
    '300,000 empty objects',
    data(['[', { repeat: '[{},{},{}]', count: 90_000, join: ',' }, ']']),
    COMPLEX,
  ),
  ...['', '-'].flatMap((sign) => [
    accepted(`a bigint of 1,000 digits, ${sign || '+'}`, bigint(sign, 1000)),
    refused(`a bigint of 1,001 digits, ${sign || '+'}`, bigint(sign, 1001), COMPLEX),
    refused(`a bigint of 900,000 digits, ${sign || '+'}`, bigint(sign, 900_000), COMPLEX),
  ]),
  accepted('a URL with a path of 200,000 characters', url('https://a.test/', 'a/', 100_000)),
  accepted('a URL with 200,000 characters of data', url('data:text/plain,', 'a', 200_000)),
  refused('a host of 1,001 characters', url('https://', 'a', 1001), COMPLEX),
  refused(
    'a host of 1,001 characters behind backslashes',
    url('https:\\\\\\\\', 'a', 1001),
    COMPLEX,
  ),
  refused('a host of 1,001 characters without slashes', url('https:', 'a', 1001), COMPLEX),
  refused('a host in escapes', url('https://', '%E4%B8%80', 100_000), COMPLEX),
  refused('a host in punycode', url('https://xn--', 'a1', 400_000), COMPLEX),
  refused('a URL of slashes', url('https:', '/', 900_000), 'BAD_PAYLOAD'),
  refused('a URL of other letters', url('https:\\n//', '一', 100_000), 'BAD_PAYLOAD'),
  accepted('999 dates', { body: rows(999, 'd', '0') }),
  accepted('19,999 dates', { body: rows(19_999, 'd', '0') }),
  refused(
    '50,001 rows at one place',
    {
      body: ['{"data":null,"tags":[', { repeat: '["u",0,"data"]', count: 50_001, join: ',' }, ']}'],
    },
    COMPLEX,
  ),
  refused(
    '1,000 rows of an adapter at one place',
    {
      body: [
        '{"data":"de","tags":[',
        { repeat: '[":country",0,"data"]', count: 1000, join: ',' },
        ']}',
      ],
    },
    'BAD_PAYLOAD',
  ),
  ...[
    ['for a tag', ['[', ...lists(100_000), ',0,"data"]']],
    ['for a count', ['["d",', ...lists(100_000), ',"data"]']],
    ['for a key', ['["d",0,"data",', ...lists(100_000), ']']],
    ['for a row', lists(100_000)],
  ].map(([where, row]) =>
    refused(
      `100,000 levels ${where}`,
      { body: ['{"data":{"a":1},"tags":[', ...row, ']}'] },
      'BAD_PAYLOAD',
    ),
  ),
  ...[
    ['depth', '{"data":[[[0]]]}'],
    ['items', '{"data":[1,2,3,4]}'],
    ['keys', '{"data":{"a":1,"b":2,"c":3,"d":4}}'],
    ['nodes', '{"data":[[1,2],[3,4],[5,6]]}'],
  ].map(([limit, body]) =>
    refused(`more ${limit} than the function allows`, { path: '/_serverFn/small', body }, COMPLEX),
  ),
  accepted('a map of 900 entries', map(900)),
  accepted('a set of 900 entries', {
    body: ['{"data":[', { repeat: '{i}', count: 900, join: ',' }, '],"tags":[["s",0,"data"]]}'],
  }),
  refused(
    'a map with a malformed date',
    tagged(
      [['a', 'x']],
      [
        ['d', 0, 'data', 0, 1],
        ['m', 0, 'data'],
      ],
    ),
    'BAD_PAYLOAD',
  ),
]

function map(entries) {
  return {
    body: [
      '{"data":[',
      { repeat: '[{i},0]', count: entries, join: ',' },
      '],"tags":[["m",0,"data"]]}',
    ],
  }
}

function bigint(sign, digits) {
  return {
    body: [`{"data":"${sign}`, { repeat: '9', count: digits }, '","tags":[["b",0,"data"]]}'],
  }
}

function url(start, text, count) {
  const end = text === '/' || text.endsWith('/') ? '' : '/'
  return {
    body: [`{"data":"${start}`, { repeat: text, count }, `${end}","tags":[["l",0,"data"]]}`],
  }
}
