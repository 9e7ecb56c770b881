import { TRANSPORTS, travel, type Transport } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, ProtocolError } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'

const post = (limits = {}) => createServerFn({ method: 'POST', limits })

const blobs = (count: number) => Array.from({ length: count }, () => new Blob(['x']))

const picture = () =>
  new File([new Uint8Array([0x89, 0x50, 0, 255])], 'Bild "ä".png', {
    type: 'image/png',
    lastModified: 1_700_000_000_000,
  })

async function contentOf(file: File): Promise<unknown> {
  const { name, type, lastModified } = file
  return { name, type, lastModified, bytes: [...new Uint8Array(await file.arrayBuffer())] }
}

const PICTURE = {
  name: 'Bild "ä".png',
  type: 'image/png',
  lastModified: 1_700_000_000_000,
  bytes: [0x89, 0x50, 0, 255],
}

describe.each(TRANSPORTS)('files in a call, %s,', (transport) => {
  test('are real files for a validator, and for the handler', async () => {
    const builder = post().inputValidator(
      z.object({
        note: z.object({ title: z.string() }),
        files: z.array(z.instanceof(File)),
        cover: z.file().max(10).mime('image/png'),
        by: z.map(z.string(), z.instanceof(Blob)),
      }),
    )
    const { call } = travel(transport, builder, async ({ data }) => [
      data.note.title,
      await Promise.all(data.files.map(contentOf)),
      await contentOf(data.cover),
      await data.by.get('log')?.text(),
    ])
    const file = picture()
    const data = {
      note: { title: 'Trip' },
      files: [file, file],
      cover: picture(),
      by: new Map([['log', new Blob(['text'])]]),
    }
    expect(await call({ data })).toEqual(['Trip', [PICTURE, PICTURE], PICTURE, 'text'])
  })

  test('may have a fractional modification time, as Node allows', async () => {
    const builder = post().inputValidator(z.object({ file: z.file() }))
    const { call } = travel(transport, builder, ({ data }) => Math.trunc(data.file.lastModified))
    const file = new File([], 'x', { lastModified: 1.5 })
    expect(await call({ data: { file } })).toBe(1)
  })

  test('may be refused by a validator, with their path', async () => {
    const builder = post().inputValidator(z.object({ files: z.array(z.file().max(2)) }))
    const { call } = travel(transport, builder, () => 'ran')
    expect(await rejectionOf(call({ data: { files: [picture()] } }))).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['files', 0] }],
    })
  })

  test('can be sent beside a form and context, and the caller keeps the form', async () => {
    const sending = createMiddleware({ type: 'function' }).client(({ next }) =>
      next({ sendContext: { tenant: 'acme' } }),
    )
    const builder = post()
      .middleware([sending])
      .inputValidator((form: FormData) =>
        z.object({ title: z.string(), picture: z.file() }).parse(Object.fromEntries(form)),
      )
    const { call } = travel(transport, builder, async ({ data, context }) => [
      data.title,
      await contentOf(data.picture),
      (context as { tenant?: unknown }).tenant,
    ])
    const form = new FormData()
    form.append('title', 'Trip')
    form.append('picture', picture())
    const before = [...form]
    expect(await call({ data: form })).toEqual(['Trip', PICTURE, 'acme'])
    expect([...form]).toEqual(before)
  })

  test('in a form that a validator returns arrive as that form', async () => {
    const builder = post().inputValidator((form: FormData) => form)
    const { call } = travel(transport, builder, ({ data }) => [
      data.getAll('tag'),
      data.get('__proto__'),
      data.has('then'),
    ])
    const form = new FormData()
    for (const [name, value] of [
      ['tag', 'a'],
      ['tag', 'b'],
      ['__proto__', 'c'],
    ] as const) {
      form.append(name, value)
    }
    expect(await call({ data: form })).toEqual([['a', 'b'], 'c', false])
  })

  test('reach a GET function too', async () => {
    const builder = createServerFn().inputValidator((file: File) => file)
    const { call, answers } = travel(transport, builder, ({ data }) => contentOf(data))
    expect(await call({ data: picture() })).toEqual(PICTURE)
    expect(answers[0]?.status).toBe(200)
  })
})

describe.each(TRANSPORTS.slice(1))('the limits of a function, %s,', (transport) => {
  const upload = (limits: object, on: Transport = transport) =>
    travel(
      on,
      post(limits).inputValidator((file: Blob) => file),
      ({ data }) => data.size,
    )

  test('allow larger files than the default', async () => {
    const { call } = upload({ body: 20_000_000 })
    const file = new Blob([new Uint8Array(19_000_000)])
    expect(await call({ data: file })).toBe(19_000_000)
  })

  test('are exact', async () => {
    const measured = upload({ body: 100_000 }, 'through the fetch handler')
    await measured.call({ data: new Blob([new Uint8Array(1_000)]) })
    const [sent] = measured.requests
    const length = (await sent?.clone().arrayBuffer())?.byteLength ?? 0
    const { call } = upload({ body: length })
    expect(await call({ data: new Blob([new Uint8Array(1_000)]) })).toBe(1_000)
    const error = await rejectionOf(call({ data: new Blob([new Uint8Array(1_001)]) }))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', status: 413 })
  })

  test('apply to parts too', async () => {
    const builder = post({ parts: 3 }).inputValidator((files: readonly Blob[]) => files)
    const { call } = travel(transport, builder, ({ data }) => data.length)
    expect(await call({ data: blobs(2) })).toBe(2)
    expect(await rejectionOf(call({ data: blobs(3) }))).toMatchObject({ code: 'BAD_FORM' })
  })
})
