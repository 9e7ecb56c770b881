/** Every kind of value that the wire supports or refuses, in each direction. */

import { createSerializationAdapter } from '../../../src/index.ts'

/** A class of an app, with an adapter. */
export class Money {
  readonly cents: bigint
  readonly currency: string

  constructor(cents: bigint, currency: string) {
    this.cents = cents
    this.currency = currency
  }
}

/** A class of an app whose adapter returns values of another one. */
export class Price {
  readonly parts: readonly Money[]

  constructor(parts: readonly Money[]) {
    this.parts = parts
  }
}

/** A class of an app whose adapter returns a value beyond plain JSON. */
export class Instant {
  readonly at: Date

  constructor(at: Date) {
    this.at = at
  }
}

function checked(holds: boolean): void {
  if (!holds) throw new TypeError('This was not written by the adapter.')
}

export const money = createSerializationAdapter({
  key: 'money',
  test: (value) => value instanceof Money,
  toSerializable: ({ cents, currency }: Money) => ({ cents, currency }),
  fromSerializable: ({ cents, currency }) => {
    checked(typeof cents === 'bigint' && typeof currency === 'string')
    return new Money(cents, currency)
  },
})

export const price = createSerializationAdapter({
  key: 'price',
  extends: [money],
  test: (value) => value instanceof Price,
  toSerializable: ({ parts }: Price) => parts,
  fromSerializable: (parts) => {
    checked(Array.isArray(parts) && parts.every((part) => part instanceof Money))
    return new Price(parts)
  },
})

export const instant = createSerializationAdapter({
  key: 'instant',
  test: (value) => value instanceof Instant,
  toSerializable: ({ at }: Instant) => at,
  fromSerializable: (at) => {
    checked(at instanceof Date)
    return new Instant(at)
  },
})

/** The adapters of the app in these tests. */
export const ADAPTERS = [price, instant]

/** A supported kind with its encoding: the replacement of the value, and its tag if it has one. */
export interface Crossing {
  readonly what: string
  readonly value: unknown
  /** The replacement of the value, before nested values are encoded. */
  readonly written: unknown
  /** The tags from the inside out; each row refers to `data`, or below it. */
  readonly tags: readonly (readonly [string, ...(string | number)[]])[]
  readonly to: readonly ('server' | 'client')[]
  /** The out-of-band values beside the text. */
  readonly parts?: readonly Blob[]
}

const both = ['server', 'client'] as const

const crossing = (
  what: string,
  value: unknown,
  written: unknown,
  ...tags: Crossing['tags']
): Crossing => ({ what, value, written, tags, to: both })

const view = new Uint8Array([9, 1, 2, 9]).subarray(1, 3)

const file = new File(['ä\n'], 'ü "1"\r\n%22.txt', { type: 'text/x-own;a=b', lastModified: 7 })
const unnamed = new File([], '', { lastModified: 0 })
const form = new FormData()
for (const [name, value] of [
  ['a', '1'],
  ['a', 'two\r\nlines'],
  ['__proto__', ''],
  ['', 'ü'],
  ['file', file],
] as const) {
  if (typeof value === 'string') form.append(name, value)
  else form.append(name, value)
}
const texts = new FormData()
texts.append('q\r\n', '&=')

/** To the server only. */
const upload = (
  what: string,
  value: unknown,
  { written, parts = [], tags }: Pick<Crossing, 'written' | 'parts' | 'tags'>,
): Crossing => ({ what, value, written, tags, parts, to: ['server'] })

export const CROSSING: readonly Crossing[] = [
  crossing('a text', 'ä\ud800\u0000', 'ä\ud800\u0000'),
  crossing('a number', -1.5e-300, -1.5e-300),
  crossing('true', true, true),
  crossing('null', null, null),
  crossing('a list', [1, ['a']], [1, ['a']]),
  crossing('an object', { a: { b: 1 } }, { a: { b: 1 } }),
  crossing('undefined', undefined, null, ['u']),
  crossing('NaN', NaN, 'NaN', ['n']),
  crossing('Infinity', Infinity, 'Infinity', ['n']),
  crossing('-Infinity', -Infinity, '-Infinity', ['n']),
  crossing('-0', -0, '-0', ['n']),
  crossing('a bigint', -(2n ** 80n), '-1208925819614629174706176', ['b']),
  crossing('zero as a bigint', 0n, '0', ['b']),
  crossing('a date', new Date(-1), -1, ['d']),
  crossing('an invalid date', new Date(NaN), null, ['d']),
  crossing('a URL', new URL('https://ä.test/b c?d#e'), 'https://xn--4ca.test/b%20c?d#e', ['l']),
  crossing('search parameters', new URLSearchParams('?b=ä b&a=&b=%26'), 'b=%C3%A4+b&a=&b=%26', [
    'q',
  ]),
  crossing('no search parameters', new URLSearchParams(), '', ['q']),
  crossing('a map', new Map<unknown, unknown>([['a', 1n]]), [['a', '1']], ['b', 0, 1], ['m']),
  crossing('a set', new Set([undefined, 'a']), [null, 'a'], ['u', 0], ['s']),
  crossing('a map in a set', new Set([new Map()]), [[]], ['m', 0], ['s']),
  crossing('bytes', new Uint8Array([0, 255]), ['Uint8Array', 'AP8='], ['a']),
  crossing('a part of a buffer', view, ['Uint8Array', 'AQI='], ['a']),
  crossing('a buffer of bytes', new Uint8Array([1]).buffer, ['ArrayBuffer', 'AQ=='], ['a']),
  crossing('numbers of 64 bits', new Float64Array([-0]), ['Float64Array', 'AAAAAAAAAIA='], ['a']),
  crossing('big integers', new BigInt64Array([-1n]), ['BigInt64Array', '//////////8='], ['a']),
  crossing('a data view', new DataView(new ArrayBuffer(1)), ['DataView', 'AA=='], ['a']),
  crossing('no bytes', new Int16Array(), ['Int16Array', ''], ['a']),
  crossing(
    'a value of an adapter',
    new Money(5n, 'EUR'),
    { cents: '5', currency: 'EUR' },
    ['b', 'cents'],
    [':money'],
  ),
  crossing(
    'a value of an adapter that writes values of another',
    new Price([new Money(5n, 'EUR')]),
    [{ cents: '5', currency: 'EUR' }],
    ['b', 0, 'cents'],
    [':money', 0],
    [':price'],
  ),
  crossing(
    'a value of an adapter that writes a date',
    new Instant(new Date(7)),
    7,
    ['d'],
    [':instant'],
  ),
  upload('a blob', new Blob(['ab']), {
    written: [0, ''],
    parts: [new Blob(['ab'])],
    tags: [['file']],
  }),
  upload('a blob with a type', new Blob([new Uint8Array([0, 255])], { type: 'image/png' }), {
    written: [0, 'image/png'],
    parts: [new Blob([new Uint8Array([0, 255])])],
    tags: [['file']],
  }),
  upload('a file', file, {
    written: [0, 'text/x-own;a=b', 'ü "1"\r\n%22.txt', 7],
    parts: [new Blob(['ä\n'])],
    tags: [['file']],
  }),
  upload('a file of nothing', unnamed, {
    written: [0, '', '', 0],
    parts: [new Blob([])],
    tags: [['file']],
  }),
  upload('a form of texts', texts, { written: [['q\r\n', '&=']], tags: [['form']] }),
  upload('a form of nothing', new FormData(), { written: [], tags: [['form']] }),
  upload('a form with a file', form, {
    written: [
      ['a', '1'],
      ['a', 'two\r\nlines'],
      ['__proto__', ''],
      ['', 'ü'],
      ['file', [0, 'text/x-own;a=b', 'ü "1"\r\n%22.txt', 7]],
    ],
    parts: [new Blob(['ä\n'])],
    tags: [['file', 4, 1], ['form']],
  }),
  {
    ...crossing('a regular expression', /a\/b/giu, ['a\\/b', 'giu'], ['r']),
    to: ['client'],
  },
  {
    ...crossing('an error', new TypeError('told'), ['TypeError', 'told'], ['e']),
    to: ['client'],
  },
]

class Point {
  readonly x = 0
}

const cycle: unknown[] = []
cycle.push({ back: cycle })

function* counting() {
  yield 1
}

/** A refused kind, and the text for it. */
export interface Refused {
  readonly what: string
  readonly value: unknown
  readonly kind: string
  readonly to: readonly ('server' | 'client')[]
}

const refused = (what: string, value: unknown, kind: string): Refused => ({
  what,
  value,
  kind,
  to: both,
})

export const REFUSED: readonly Refused[] = [
  refused('a function', () => {}, 'functions'),
  refused('a class', Point, 'functions'),
  refused('a symbol', Symbol('s'), 'symbols'),
  refused('a promise', Promise.resolve(), 'values of class Promise'),
  refused('an instance', new Point(), 'values of class Point'),
  refused('a stream', new ReadableStream(), 'values of class ReadableStream'),
  { ...refused('a blob', new Blob([]), 'values of class Blob'), to: ['client'] },
  { ...refused('a file', new File([], 'a.txt'), 'values of class File'), to: ['client'] },
  { ...refused('form data', new FormData(), 'values of class FormData'), to: ['client'] },
  refused('headers', new Headers(), 'values of class Headers'),
  refused('a boxed text', Object('text'), 'values of class String'),
  refused('a weak map', new WeakMap(), 'values of class WeakMap'),
  refused('a generator', counting(), 'values of class Object'),
  refused('a key __proto__', JSON.parse('{"__proto__":{"a":1}}'), 'objects with a key `__proto__`'),
  { ...refused('a cycle', cycle, 'cycles'), to: ['server'] },
  { ...refused('a regular expression', /a/, 'values of class RegExp'), to: ['server'] },
  { ...refused('an error', new TypeError('x'), 'values of class TypeError'), to: ['server'] },
]
