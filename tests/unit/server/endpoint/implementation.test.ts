import { afterEach, describe, expect, test, vi } from 'vitest'
import { createServerFn } from '../../../../src/index.ts'
import { serverServerFn } from '../../../../src/internal/server.ts'
import { errorOf, post } from '../../../support/raw-requests.ts'
import { addFunction } from '../../../support/test-app.ts'
import { wire } from '../../../support/wired-fn.ts'

const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
// The transform returns the same builder; the implementation reads its record.
const record = createServerFn() as never as Parameters<typeof serverServerFn>[0]

afterEach(() => logged.mockClear())

describe('a manifest entry', () => {
  test.each([
    ['an uncompiled function', createServerFn().handler(() => 'ran')],
    ['a plain function', () => 'ran'],
    ['an object', { handler: () => 'ran' }],
    ['nothing', undefined],
    ['a text', 'ran'],
  ])('with %s as its export is not called', async (_what, value) => {
    addFunction('entry', async () => value as never)
    const response = await post('/_serverFn/entry', '{}')
    expect(response.status).toBe(500)
    expect(await errorOf(response)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(logged.mock.calls[0]?.[1]).toMatchObject({ code: 'NOT_A_SERVER_FN' })
  })

  test('whose module fails to load is a masked failure, and is tried again', async () => {
    const { server } = wire(createServerFn({ method: 'POST' }), () => 'ran')
    let loads = 0
    addFunction('entry', async () => {
      if (++loads === 1) throw new Error('sentinel')
      return server as never
    })
    const first = await post('/_serverFn/entry', '{}')
    expect(first.status).toBe(500)
    expect(await first.text()).not.toContain('sentinel')
    expect(await (await post('/_serverFn/entry', '{}')).json()).toEqual({ result: 'ran' })
  })

  test('is not loaded for an untrusted caller', async () => {
    let loads = 0
    addFunction('entry', async () => {
      loads++
      return wire(createServerFn(), () => 0).server as never
    })
    await post('/_serverFn/entry', '{}', { origin: 'https://evil.test' })
    await post('/_serverFn/entry', '{}', { host: 'a b' })
    expect(loads).toBe(0)
  })

  test('registered under two ids responds to both', async () => {
    const { server, client } = wire(
      createServerFn({ method: 'POST' }),
      ({ serverFnMeta }) => serverFnMeta.id,
    )
    addFunction('alias', async () => server as never)
    const { id } = client.serverFnMeta
    expect(await (await post('/_serverFn/alias', '{}')).json()).toEqual({ result: id })
    expect(await (await post(client.url, '{}')).json()).toEqual({ result: id })
  })
})

describe('the stack of an error in a handler', () => {
  test.each(['addNote', 'api.notes.list', 'default'])('names the function %s', async (name) => {
    const serverFn = serverServerFn(record, metaOf(name), () => fail())
    expect(await stackOf(serverFn())).toMatch(new RegExp(`\n +at fail .*\n +at ${name} `))
  })

  test('keeps the name of a named handler', async () => {
    const serverFn = serverServerFn(record, metaOf('addNote'), insertNote)
    expect(await stackOf(serverFn())).toMatch(/\n +at fail .*\n +at insertNote /)
  })

  test('is unaffected by a frozen handler', async () => {
    const handler = Object.freeze(() => 'ran')
    expect(await serverServerFn(record, metaOf('addNote'), handler)()).toBe('ran')
  })
})

function metaOf(name: string) {
  return { id: name, name, filename: 'src/notes.ts' }
}

function insertNote(): never {
  return fail()
}

function fail(): never {
  throw new Error('thrown')
}

async function stackOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => expect.unreachable('the handler throws'),
    ({ stack }: Error) => stack,
  )
}
