import { travel } from '../../support/three-transports.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { readGolden, readPage, run } from './golden-cases.ts'
import { bytesOf, failureFrame, frame, joined, received, settled } from './stream-of-tests.ts'

/** The bytes of a frame in the golden file: its kind, its source, its status or bytes, its text. */
function bytesOfLine(line: string): Uint8Array {
  const [, kind = '', source = '', rest = ''] = /^(\d+) (\d+) ?(.*)$/.exec(line) ?? []
  if (kind === '2') return frame(2, Number(source), new Uint8Array(Buffer.from(rest, 'base64')))
  if (kind !== '4') return frame(Number(kind), Number(source), rest)
  const [, status, text = ''] = /^(\d+) (.*)$/.exec(rest) ?? []
  return failureFrame(Number(source), Number(status), text)
}

// Timers of a stream fire at once.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync')
})
afterEach(() => {
  vi.useRealTimers()
})

describe.each(readGolden('in frames'))('the response with $name', ({ source, ...golden }) => {
  const bytes = joined(...golden.frames.map(bytesOfLine))

  test('is encoded as these bytes', async () => {
    const fn = travel('through the fetch handler', createServerFn(), () => run(source))
    const response = await fn.send()
    expect({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await bytesOf(response.body ?? new ReadableStream())).toString('latin1'),
    }).toEqual({
      status: golden.status,
      headers: golden.headers,
      body: Buffer.from(bytes).toString('latin1'),
    })
  })

  test('is decoded from these bytes', async () => {
    const expected = JSON.stringify(await settled(run(source)), printable)
    expect(JSON.stringify(await settled(await received(bytes)), printable)).toBe(expected)
  })

  test('is in docs/protocol.md', () => {
    for (const line of golden.frames) expect(readPage()).toContain(line)
  })
})

/** Values beyond JSON, as a comparable text. */
function printable(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
