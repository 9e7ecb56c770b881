import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { decodeParts, decodeRequest } from '../../../src/wire/decode-request.ts'
import { encodeRequest } from '../../../src/wire/encode-request.ts'
import { DEFAULT_LIMITS } from '../../../src/serialization/limits.ts'
import { EMPTY_CONTEXT, mergeContext } from '../../../src/model/context.ts'
import { thrownBy } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'
import { ADAPTERS, Money } from './kinds.ts'
import { serializers, ROADS } from './test-serializers.ts'

const encode = (data: unknown, more: { method?: 'GET' | 'POST'; headers?: HeadersInit } = {}) =>
  encodeRequest({
    url: '/fn',
    method: more.method ?? 'POST',
    data,
    sendContext: mergeContext(EMPTY_CONTEXT, { tenant: 'acme' }),
    headers: new Headers(more.headers),
    adapters: ADAPTERS,
  })

/** The body of a call with files. */
async function bodyOf(data: unknown): Promise<FormData> {
  const { body } = (await encode(data)).init
  expect(body).toBeInstanceOf(FormData)
  return body as FormData
}

const formOf = (...entries: readonly (readonly [string, string | Blob])[]) => {
  const form = new FormData()
  for (const [name, value] of entries) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value)
  }
  return form
}

/** The contents of a form, bytes included, as plain data. */
async function contentOf(form: FormData): Promise<unknown> {
  const entries = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : await fileContent(value),
  ])
  return Promise.all(entries)
}

async function fileContent(file: Blob): Promise<unknown> {
  const bytes = [...new Uint8Array(await file.arrayBuffer())]
  return file instanceof File
    ? { name: file.name, type: file.type, lastModified: file.lastModified, bytes }
    : { type: file.type, bytes }
}

const contents = (list: readonly File[]) => Promise.all(list.map(fileContent))

const crlf = (text: string) => text.replaceAll(/\r\n|\r|\n/g, '\r\n')

const arrived = <TValue>(value: TValue) => ROADS['to the server'](value) as Promise<TValue>

describe('a call with files', () => {
  test('is a POST with its envelope first and a part for each file', async () => {
    const first = new File(['one'], 'a\r\n"b".txt', { type: 'text/plain', lastModified: 5 })
    const { url, init } = await encode(
      { title: 't', files: [first, new Blob(['two'])] },
      { method: 'GET', headers: { 'content-type': 'text/x-own', 'x-name': 'v' } },
    )
    expect([url, init.method]).toEqual(['/fn?parts', 'POST'])
    expect(Object.fromEntries(init.headers)).toEqual({ 'x-name': 'v' })
    const parts = [...(init.body as FormData)]
    expect(parts.map(([name]) => name)).toEqual(['call', '0', '1'])
    expect(JSON.parse(parts[0]?.[1] as string)).toEqual({
      data: {
        title: 't',
        files: [
          [0, 'text/plain', 'a\r\n"b".txt', 5],
          [1, ''],
        ],
      },
      context: { tenant: 'acme' },
      tags: [['file', 0, 'data', 'files', [0, 2]]],
    })
    const part = (init.body as FormData).get('0') as File
    expect([part.name, part.type, await part.text()]).toEqual(['call', '', 'one'])
  })

  test('sends a file once, however often it occurs in the data', async () => {
    const file = new File(['once'], 'a.txt')
    const form = formOf(['a', file], ['b', file])
    const body = await bodyOf([file, { file }, new Map([[file, file]]), form])
    // FormData copies a value into a new File, unless it is one already.
    expect([...body.keys()]).toEqual(['call', '0'])
    const { data } = decodeParts(await new Response(body).formData(), serializers)
    const [first, { file: second }] = data as [File, { file: File }]
    expect([await first.text(), await second.text()]).toEqual(['once', 'once'])
  })

  test('may have files in the sendContext of client functions, and keeps other values beside them', async () => {
    const sending = createMiddleware({ type: 'function' }).client(({ next }) =>
      next({ sendContext: { log: new File(['logged'], 'l.txt'), since: new Date(3) } }),
    )
    const { client } = wire(
      createServerFn({ method: 'POST' })
        .middleware([sending])
        .inputValidator((data: { file: File; counts: Map<string, bigint> }) => data),
      async ({ data, context }) => {
        const { log, since } = context as { log: File; since: Date }
        return [await data.file.text(), data.counts, await log.text(), since]
      },
    )
    const counts = new Map([['a', 1n]])
    expect(await client({ data: { file: new File(['sent'], 's.txt'), counts } })).toStrictEqual([
      'sent',
      counts,
      'logged',
      new Date(3),
    ])
  })

  test('is decoded after the values of adapters, which may contain files', async () => {
    const price = await arrived({ price: new Money(5n, 'EUR'), file: new File(['x'], 'x') })
    expect(price).toMatchObject({ price: new Money(5n, 'EUR') })
    expect(await price.file.text()).toBe('x')
  })

  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('"', '%22', '\r\n', '\\', '../../etc/passwd', '', 'a;b="c"', '\u2028', '.'),
  )
  const files = fc
    .tuple(fc.uint8Array({ maxLength: 40 }), names, fc.constantFrom('', 'a/b', 'text/plain;q="1"'))
    .chain(([bytes, name, type]) =>
      fc
        .integer({ min: 0, max: 2 ** 52 })
        .map((lastModified) => new File([bytes], name, { type, lastModified })),
    )

  test('arrives with any name, type, time and bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(files, { maxLength: 4 }), async (sent) => {
        const [there] = await arrived([sent])
        expect(await contents(there ?? [])).toEqual(await contents(sent))
      }),
    )
  })

  test('arrives as a form with any names, texts and files, its line breaks normalized as in multipart', async () => {
    const entry = fc.tuple(names, fc.oneof(names, files))
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async (entries) => {
        const form = formOf(...entries)
        const before = await contentOf(form)
        const expected = [...form].map(([name, value]): [string, string | Blob] => [
          crlf(name),
          typeof value === 'string' ? crlf(value) : value,
        ])
        expect(await contentOf(await arrived(form))).toEqual(await contentOf(formOf(...expected)))
        expect(await contentOf(form)).toEqual(before)
      }),
    )
  })
})

describe('a form without files', () => {
  test('is sent as JSON', async () => {
    const { url, init } = await encode(formOf(['a', '1'], ['a', 'x\ny']))
    expect(url).toBe('/fn')
    expect(JSON.parse(init.body as string)).toEqual({
      data: [
        ['a', '1'],
        ['a', 'x\r\ny'],
      ],
      context: { tenant: 'acme' },
      tags: [['form', 0, 'data']],
    })
  })

  test('is sent in the query of a GET call', async () => {
    const { client, requests } = wire(
      createServerFn().inputValidator((data: FormData) => data),
      ({ data }) => [...data],
    )
    expect(await client({ data: formOf(['q', 'ü&']) })).toEqual([['q', 'ü&']])
    expect(requests.map(({ method }) => method)).toEqual(['GET'])
  })

  test('is distinct from a list that looks like its entries', async () => {
    expect(await arrived([['a', '1']])).toEqual([['a', '1']])
  })
})

const textOfForm = (count: number, name = 'a') =>
  JSON.stringify({
    data: Array.from({ length: count }, () => [name, 'b']),
    tags: [['form', 0, 'data']],
  })

describe('the limits of a form in a call', () => {
  test.each([
    [999, true],
    [1_000, true],
    [1_001, false],
  ])('permit %i fields: %s', (count, isTaken) => {
    const read = () => decodeRequest(textOfForm(count), serializers)
    if (isTaken) expect([...(read().data as FormData)]).toHaveLength(count)
    else expect(thrownBy(read)).toMatchObject({ code: 'BAD_FORM', status: 400 })
  })

  test('are those of the function', () => {
    const limits = { ...DEFAULT_LIMITS, parts: 2 }
    expect(decodeRequest(textOfForm(2), serializers, limits).data).toBeInstanceOf(FormData)
    expect(thrownBy(() => decodeRequest(textOfForm(3), serializers, limits))).toMatchObject({
      code: 'BAD_FORM',
      message: 'The form cannot be read: it has more than 2 parts. Send it as a browser would.',
    })
  })

  test('permit a name of 200 characters', () => {
    const [short, long] = [200, 201].map((length) => textOfForm(1, 'n'.repeat(length)))
    expect(decodeRequest(short ?? '', serializers).data).toBeInstanceOf(FormData)
    expect(thrownBy(() => decodeRequest(long ?? '', serializers))).toMatchObject({
      code: 'BAD_FORM',
      status: 400,
    })
  })
})

describe('the parts of a call', () => {
  const text = '{"data":[0,""],"tags":[["file",0,"data"]]}'
  const file = new Blob(['x'])

  test('may be referred to more than once', () => {
    const twice = '{"data":[[0,""],[0,""]],"tags":[["file",0,"data",0],["file",1,1]]}'
    expect(decodeParts(formOf(['call', twice], ['0', file]), serializers).data).toHaveLength(2)
  })

  test('are created once, however often they are referred to', () => {
    const names = Array.from({ length: 9_900 }, () => [0, 'text/plain', 'a.txt', 5])
    const tags = names.map((_name, index) => [
      'file',
      index && 1,
      ...(index ? [] : ['data']),
      index,
    ])
    const { data } = decodeParts(
      formOf(['call', JSON.stringify({ data: names, tags })], ['0', file]),
      serializers,
    )
    const files = new Set(data as File[])
    expect([(data as File[]).length, files.size]).toEqual([9_900, 1])
    expect([...files][0]).toMatchObject({ name: 'a.txt', type: 'text/plain', lastModified: 5 })
  })

  test.each([
    ['another name', [0, '', 'b', 5]],
    ['another type', [0, 'text/plain', 'a', 5]],
    ['another time', [0, '', 'a', 6]],
    ['no name', [0, '']],
  ])('must not be referred to twice, once with %s', (_what, second) => {
    const data = [[0, '', 'a', 5], second]
    for (const both of [data, data.toReversed()]) {
      const tags = [
        ['file', 0, 'data', 0],
        ['file', 1, 1],
      ]
      const form = formOf(['call', JSON.stringify({ data: both, tags })], ['0', file])
      expect(thrownBy(() => decodeParts(form, serializers))).toMatchObject({ code: 'BAD_PAYLOAD' })
    }
  })

  test('are named in the protocol error of a call that refers to more', () => {
    const second = '{"data":[[0,""],[1,""]],"tags":[["file",0,"data",0],["file",1,1]]}'
    const error = thrownBy(() => decodeParts(formOf(['call', second], ['0', file]), serializers))
    expect(error).toMatchObject({ code: 'BAD_PAYLOAD' })
    expect(String(error)).toContain('refer to a missing part')
  })

  test('may be absent', () => {
    expect(decodeParts(formOf(['call', '{"data":1}']), serializers).data).toBe(1)
    expect(decodeParts(formOf(['call', '']), serializers).data).toBeUndefined()
  })

  test.each([
    ['nothing', [], 'BAD_FORM'],
    ['no call', [['0', file]], 'BAD_FORM'],
    [
      'the call behind a file',
      [
        ['0', file],
        ['call', text],
      ],
      'BAD_FORM',
    ],
    [
      'the call twice',
      [
        ['call', text],
        ['call', text],
        ['0', file],
      ],
      'BAD_FORM',
    ],
    [
      'the call as a file',
      [
        ['call', new Blob([text])],
        ['0', file],
      ],
      'BAD_FORM',
    ],
    [
      'a text in the place of a file',
      [
        ['call', text],
        ['0', 'x'],
      ],
      'BAD_FORM',
    ],
    [
      'a part that the call does not refer to',
      [
        ['call', text],
        ['0', file],
        ['1', file],
      ],
      'BAD_FORM',
    ],
    [
      'a number twice',
      [
        ['call', text],
        ['0', file],
        ['0', file],
      ],
      'BAD_FORM',
    ],
    [
      'another name',
      [
        ['call', text],
        ['file', file],
      ],
      'BAD_FORM',
    ],
    [
      'a number that begins with 0',
      [
        ['call', text],
        ['00', file],
      ],
      'BAD_FORM',
    ],
    [
      '__proto__',
      [
        ['call', text],
        ['__proto__', file],
      ],
      'BAD_FORM',
    ],
    ['a reference without a file', [['call', text]], 'BAD_PAYLOAD'],
    [
      'a call that is not JSON',
      [
        ['call', '{'],
        ['0', file],
      ],
      'BAD_JSON',
    ],
    [
      'a call that is a list',
      [
        ['call', '[]'],
        ['0', file],
      ],
      'BAD_PAYLOAD',
    ],
    [
      'a key __proto__',
      [
        ['call', '{"context":{"__proto__":1}}'],
        ['0', file],
      ],
      'BAD_PAYLOAD',
    ],
    ['context that is a string', [['call', '{"context":"x"}']], 'BAD_PAYLOAD'],
    [
      'a call nested too deeply',
      [['call', `{"data":${'['.repeat(66)}${']'.repeat(66)}}`]],
      'PAYLOAD_TOO_COMPLEX',
    ],
  ] as const)('must not be %s', (_what, entries, code) => {
    expect(thrownBy(() => decodeParts(formOf(...entries), serializers))).toMatchObject({
      name: 'ProtocolError',
      code,
      status: 400,
    })
  })

  test('are refused in a call without references', () => {
    expect(thrownBy(() => decodeRequest(text, serializers))).toMatchObject({ code: 'BAD_PAYLOAD' })
  })
})
