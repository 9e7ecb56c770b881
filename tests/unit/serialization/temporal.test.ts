import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { thrownBy } from '../../support/failures.ts'
import { dataOf, requestText, resultBody, resultOf } from '../wire/test-serializers.ts'

/** A class as in the standard: its name as its tag, converted to and from text. */
function temporalClass(name: string) {
  return class Temporal {
    readonly [Symbol.toStringTag] = `Temporal.${name}`
    readonly #text: string

    constructor(text: string) {
      this.#text = text
    }

    static from(text: unknown) {
      if (text === 'malformed') throw new RangeError('Not a date.')
      return new this(String(text))
    }

    toString() {
      return this.#text
    }
  }
}

const CLASSES = [
  ['Duration', 'P1DT2H'],
  ['Instant', '2026-11-21T00:00:00Z'],
  ['PlainDate', '2026-11-21'],
  ['PlainDateTime', '2026-11-21T10:00:00'],
  ['PlainMonthDay', '11-21'],
  ['PlainTime', '10:00:00'],
  ['PlainYearMonth', '2026-11'],
  ['ZonedDateTime', '2026-11-21T10:00:00+01:00[Europe/Berlin]'],
] as const

const Temporal: Readonly<Record<string, ReturnType<typeof temporalClass>>> = {
  ...Object.fromEntries(CLASSES.map(([name]) => [name, temporalClass(name)])),
  // From an older draft of the standard.
  Calendar: temporalClass('Calendar'),
}

afterEach(() => vi.unstubAllGlobals())

describe('where the environment has Temporal', () => {
  beforeEach(() => void vi.stubGlobal('Temporal', Temporal))

  test.each(CLASSES)('a %s is sent both ways', async (name, written) => {
    const value = new (Temporal[name] as ReturnType<typeof temporalClass>)(written)
    const text = await requestText([value])
    expect(JSON.parse(text)).toEqual({ data: [[name, written]], tags: [['t', 0, 'data', 0]] })
    const cyclic: Record<string, unknown> = { value }
    cyclic.self = cyclic
    for (const arrived of [
      (dataOf(text) as unknown[])[0],
      await resultOf(resultBody(value)),
      ((await resultOf(resultBody(cyclic))) as typeof cyclic).value,
    ]) {
      expect(arrived).toBeInstanceOf(Temporal[name])
      expect(String(arrived)).toBe(written)
    }
  })

  test.each([
    ['a text that it refuses', ['PlainDate', 'malformed']],
    ['an unknown class', ['Calendar', 'iso8601']],
    ['a class that it lacks', ['PlainWeek', '2026-W01']],
    ['an object that is not a class of values', ['Now', '']],
    ['an inherited key', ['constructor', '']],
  ])('%s is refused', (_what, written) => {
    const text = JSON.stringify({ data: written, tags: [['t', 0, 'data']] })
    expect(thrownBy(() => dataOf(text))).toMatchObject({ code: 'BAD_PAYLOAD', status: 400 })
  })
})

test('values are refused without Temporal in the environment', () => {
  vi.stubGlobal('Temporal', undefined)
  const text = JSON.stringify({ data: ['PlainDate', '2026-11-21'], tags: [['t', 0, 'data']] })
  expect(thrownBy(() => dataOf(text))).toMatchObject({ code: 'BAD_PAYLOAD', status: 400 })
})
