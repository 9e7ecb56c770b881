import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as Decode from '../../../src/wire/decode-response.ts'
import type * as Encode from '../../../src/wire/encode-request.ts'
import { EMPTY_CONTEXT } from '../../../src/model/context.ts'
import { rejectionOf } from '../../support/failures.ts'
import { ROOT } from '../../support/prepare.mjs'
import { labelled } from '../../support/stub.ts'
import { deepFreeze } from './any-value.ts'

/** The client's protocol in a browser that cannot load some of its files. */
type Protocol = typeof Decode & typeof Encode

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** Builds the protocol and removes the chunks that contain one of these texts. */
async function builtWithout(...texts: readonly string[]): Promise<Protocol> {
  const folder = mkdtempSync(join(tmpdir(), 'seamline-protocol-'))
  folders.push(folder)
  const names = ['decode-response', 'encode-request']
  const entry = Object.fromEntries(names.map((name) => [name, `src/wire/${name}.ts`]))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: folder, minify: false, lib: { entry, formats: ['es'], fileName: '[name]' } },
  })
  const files = readdirSync(folder).filter((file) => !names.some((name) => file.startsWith(name)))
  for (const file of files.map((each) => join(folder, each))) {
    const code = readFileSync(file, 'utf8')
    if (texts.some((text) => code.includes(text))) rmSync(file)
  }
  const load = (name: string) =>
    import(/* @vite-ignore */ pathToFileURL(join(folder, `${name}.js`)).href) as Promise<object>
  // The modules of the two entries.
  return Object.assign({}, ...(await Promise.all(names.map(load)))) as Protocol
}

let plain: Protocol
let withoutSeroval: Protocol
beforeAll(async () => {
  plain = await builtWithout(
    'wire/lazy-serializer.ts',
    'wire/read-rejection.ts',
    'node_modules/seroval',
  )
  withoutSeroval = await builtWithout('node_modules/seroval')
})

/** Rows as returned by a database driver. */
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    name: `row ${id}`,
    price: BigInt(id) * 10n ** 18n,
    createdAt: new Date(1_700_000_000_000 + id),
    deletedAt: id % 2 === 0 ? undefined : null,
  }))

const encode = async ({ encodeRequest }: Protocol, data: unknown) => {
  const { init } = await encodeRequest({
    url: '/fn',
    method: 'POST',
    data,
    sendContext: EMPTY_CONTEXT,
    headers: new Headers(),
    adapters: [],
  })
  return typeof init.body === 'string' ? init.body : ''
}

test('plain rows are decoded in the browser without any further module', async () => {
  const rows = rowsOf(100).map(({ id, name }) => ({ id, name }))
  expect(await encode(plain, rows)).toBe(JSON.stringify({ data: rows }))
  const answer = labelled(JSON.stringify({ result: rows }))
  expect((await plain.decodeResponse(answer, [])).result).toEqual(rows)
  // The modules are really missing.
  expect(await rejectionOf(encode(plain, rowsOf(1)))).toMatchObject({ code: 'NETWORK' })
})

test('100 rows with dates, bigints and undefined are decoded in the browser without seroval', async () => {
  const rows = deepFreeze(rowsOf(100))
  const text = await encode(withoutSeroval, rows)
  expect(rows).toStrictEqual(rowsOf(100))
  // The endpoint encodes a response in the same way, under another key.
  const answer = text.replace('{"data":', '{"result":').replace(',0,"data",', ',0,"result",')
  const { result } = await withoutSeroval.decodeResponse(labelled(answer), [])
  expect(result).toStrictEqual(rowsOf(100))
  // The side table adds about as much as the values themselves.
  expect(text.length).toBeLessThan(
    2.2 *
      JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
        .length,
  )
})

test('a result with a cycle is a network failure where seroval cannot be loaded', async () => {
  const answer = labelled('{}', { contentType: 'application/vnd.seamline.rich+json' })
  const error = await rejectionOf(withoutSeroval.decodeResponse(answer, []))
  expect(error).toMatchObject({ name: 'ProtocolError', code: 'NETWORK' })
})

/** A response with an error. */
const failed = (error: object) =>
  labelled(JSON.stringify({ error: { code: 'GONE', message: 'm', ...error } }), {
    outcome: '1; error',
    status: 410,
  })

describe('where the module of rejections cannot be loaded', () => {
  test('an error of the app is a network failure', async () => {
    const error = await rejectionOf(plain.decodeResponse(failed({ type: 'app' }), []))
    expect(error).toMatchObject({ name: 'ProtocolError', code: 'NETWORK' })
  })

  test('a refusal is read: after a deployment the page may be old, and its files gone', async () => {
    const error = await rejectionOf(plain.decodeResponse(failed({ type: 'protocol' }), []))
    expect(error).toMatchObject({ name: 'ProtocolError', code: 'GONE', message: 'm', status: 410 })
  })
})
