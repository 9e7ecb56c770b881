import { inheritedKeys } from '../../support/inherited-keys.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, type Middleware } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { TRANSPORTS } from '../../support/transports.ts'
import { wire } from '../../support/wired-fn.ts'

const start = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const sending = (sendContext: object) => start().client(({ next }) => next({ sendContext }))
const setting = (context: object) => start().server(({ next }) => next({ context }))

const receiving = (seen: unknown[]) =>
  start().client(async ({ next }) => {
    const outcome = await next()
    seen.push({ ...outcome.context })
    return outcome
  })
const answering = (sendContext: object) => start().server(({ next }) => next({ sendContext }))

/** A POST function that returns its context. */
const contextBehind = (list: readonly Middleware[]) =>
  wire(post().middleware(list), ({ context }) => ({ ...context }))

describe.each(TRANSPORTS)('the context of a call %s', (_transport, side) => {
  test('is set by the middleware before, later over earlier', async () => {
    const fn = contextBehind([setting({ a: 1, b: 1 }), setting({ b: 2 }), setting({ c: 3 })])[side]
    expect(await fn()).toEqual({ a: 1, b: 2, c: 3 })
  })

  test('reaches only later middleware and the handler', async () => {
    const seen: string[][] = []
    const looking = () =>
      start().server(({ next, context }) => {
        seen.push(Object.keys(context))
        return next({ context: { [`looked${seen.length}`]: true } })
      })
    await contextBehind([looking(), looking(), looking()])[side]()
    expect(seen).toEqual([[], ['looked1'], ['looked1', 'looked2']])
  })

  test('inherits no key, and has none that reaches a prototype', async () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":1},"constructor":1,"prototype":2,"ok":3}')
    const { [side]: fn } = wire(post().middleware([setting(hostile as object)]), ({ context }) => [
      inheritedKeys(context),
      Object.keys(context),
      'polluted' in context,
    ])
    expect(await fn()).toEqual([[], ['ok'], false])
    expect('polluted' in {}).toBe(false)
  })

  test('is read-only', async () => {
    const changing = start().server(({ next, context }) => {
      expect(Object.isFrozen(context)).toBe(true)
      expect(() => Object.assign(context, { added: 1 })).toThrow(TypeError)
      return next()
    })
    expect(await contextBehind([setting({ a: 1 }), changing])[side]()).toEqual({ a: 1 })
  })

  test('is not changed by a later middleware that sets the same key', async () => {
    const seen: unknown[] = []
    const outer = start().server(async ({ next, context }) => {
      const outcome = await next({ context: { key: 'outer' } })
      seen.push({ ...context })
      return outcome
    })
    expect(await contextBehind([outer, setting({ key: 'inner' })])[side]()).toEqual({
      key: 'inner',
    })
    expect(seen).toEqual([{}])
  })

  test('starts from the same context each time that a middleware calls next', async () => {
    const seen: unknown[] = []
    const twice = start().server(async ({ next }) => {
      await next({ context: { first: true } })
      return next({ context: { second: true } })
    })
    const inner = start().server(({ next, context }) => {
      seen.push({ ...context })
      return next({ context: { inner: true } })
    })
    expect(await contextBehind([twice, inner])[side]()).toEqual({ second: true, inner: true })
    expect(seen).toEqual([{ first: true }, { second: true }])
  })

  test('is separate for each of several concurrent calls', async () => {
    let calls = 0
    const numbering = start().server(async ({ next }) => {
      const number = ++calls
      await Promise.resolve()
      return next({ context: { number } })
    })
    const { [side]: fn } = wire(post().middleware([numbering]), async ({ context }) => {
      await new Promise(setImmediate)
      return context.number
    })
    const numbers = await Promise.all(Array.from({ length: 20 }, () => fn()))
    expect(new Set(numbers).size).toBe(20)
  })

  test('contains the sendContext of the client, merged along the client functions', async () => {
    const fn = contextBehind([sending({ a: 1, b: 1 }), sending({ b: 2 }), sending({ c: 3 })])[side]
    expect(await fn()).toEqual({ a: 1, b: 2, c: 3 })
  })

  test('gives keys of the server precedence over those of the client', async () => {
    const before = [setting({ role: 'guest' }), sending({ role: 'admin', extra: 1 })]
    const after = [sending({ role: 'admin', extra: 1 }), setting({ role: 'guest' })]
    expect(await contextBehind(before)[side]()).toEqual({ role: 'guest', extra: 1 })
    expect(await contextBehind(after)[side]()).toEqual({ role: 'guest', extra: 1 })
  })

  test('contains the sendContext of the client in every server function', async () => {
    const seen: unknown[] = []
    const looking = start().server(({ next, context }) => {
      seen.push({ ...context })
      return next()
    })
    await contextBehind([looking, sending({ sent: 1 })])[side]()
    expect(seen).toEqual([{ sent: 1 }])
  })

  test("contains none of the client functions' own context", async () => {
    const keeping = start().client(({ next }) => next({ context: { secret: 1 } }))
    expect(await contextBehind([keeping, sending({ open: 2 })])[side]()).toEqual({ open: 2 })
  })

  test("drops prototype keys from the client's sendContext", async () => {
    const hostile = { constructor: 1, prototype: 2, ok: 3 }
    expect(await contextBehind([sending(hostile)])[side]()).toEqual({ ok: 3 })
  })
})

describe('context in a request without a client function', () => {
  const body = JSON.stringify({ context: { role: 'admin' } })
  const headers = { 'content-type': 'application/json' }

  test('is dropped when the chain has no client function', async () => {
    const { send } = contextBehind([setting({ a: 1 })])
    const response = await send({ method: 'POST', body, headers })
    expect(await response.json()).toEqual({ result: { a: 1 } })
  })

  test('is dropped when there is no middleware at all', async () => {
    const { send } = contextBehind([])
    const response = await send({ method: 'POST', body, headers })
    expect(await response.json()).toEqual({ result: {} })
  })

  test('never replaces a key of the server, and otherwise arrives where there is a client function', async () => {
    const { send } = contextBehind([setting({ role: 'guest' }), sending({})])
    const hostile = JSON.stringify({ context: { role: 'admin', invented: 1, constructor: 2 } })
    const response = await send({ method: 'POST', body: hostile, headers })
    expect(await response.json()).toEqual({ result: { role: 'guest', invented: 1 } })
  })
})

describe.each(TRANSPORTS)('sendContext of the server %s', (_transport, side) => {
  test('reaches each client function, merged along the chain', async () => {
    const seen: unknown[] = []
    const { [side]: fn } = wire(
      post().middleware([
        receiving(seen),
        answering({ a: 1, b: 1 }),
        start().middleware([answering({ b: 2 })]),
        receiving(seen),
        answering({ c: 3 }),
      ]),
      () => 'value',
    )
    expect(await fn()).toBe('value')
    expect(seen).toEqual([
      { a: 1, b: 2, c: 3 },
      { a: 1, b: 2, c: 3 },
    ])
  })

  test('works in both directions through one middleware', async () => {
    const seen: unknown[] = []
    const round = start()
      .client(async ({ next }) => {
        const outcome = await next({ sendContext: { sentAt: 10 } })
        seen.push({ ...outcome.context })
        return outcome
      })
      .server(({ next, context }) => next({ sendContext: { receivedAt: context.sentAt + 5 } }))
    await contextBehind([round])[side]()
    expect(seen).toEqual([{ receivedAt: 15 }])
  })

  test('is not visible to the handler', async () => {
    expect(await contextBehind([answering({ a: 1 })])[side]()).toEqual({})
  })

  test('carries values beyond plain JSON', async () => {
    const seen: unknown[] = []
    const value = { at: new Date(5), tags: new Set(['a']), nothing: undefined, big: 10n }
    await contextBehind([receiving(seen), answering(value)])[side]()
    expect(seen).toStrictEqual([value])
  })

  test('is dropped beside a failure', async () => {
    const seen: unknown[] = []
    const recovering = start().client(async ({ next }) => {
      try {
        return await next()
      } catch {
        return { result: 'recovered' }
      }
    })
    const { [side]: fn } = wire(
      post().middleware([receiving(seen), recovering, answering({ a: 1 })]),
      (): string => {
        throw new Response(null, { status: 500 })
      },
    )
    expect(await fn()).toBe('recovered')
    expect(seen).toEqual([{}])
  })
})

describe('the wire carries', () => {
  test('no context of the server except sendContext', async () => {
    const secret = start().server(({ next }) =>
      next({ context: { password: 'sentinel' }, sendContext: { open: 1 } }),
    )
    const { client, responses } = wire(post().middleware([secret]), () => 'value')
    await client()
    expect(await responses[0]?.json()).toEqual({ result: 'value', context: { open: 1 } })
  })

  test('no context of the client except sendContext', async () => {
    const keeping = start().client(({ next }) =>
      next({ context: { password: 'sentinel' }, sendContext: { open: 1 } }),
    )
    const { client, requests } = wire(post().middleware([keeping]), () => 'value')
    await client()
    expect(await requests[0]?.json()).toEqual({ context: { open: 1 } })
  })

  test('no context if none was sent', async () => {
    const { client, responses } = wire(post(), () => 'value')
    await client()
    expect(await responses[0]?.text()).toBe('{"result":"value"}')
  })
})

describe.each(TRANSPORTS)('the data of a call %s', (_transport, side) => {
  test('is dropped without a validator', async () => {
    const seen: unknown[] = []
    const looking = start().server(({ next, data }) => {
      seen.push(data)
      return next()
    })
    const { [side]: fn } = wire(post().middleware([looking]), ({ data }) => {
      seen.push(data)
    })
    await fn({ data: 'unchecked' as never })
    expect(seen).toEqual([undefined, undefined])
  })

  test('contains in each server function the validated data so far', async () => {
    const seen: unknown[] = []
    const looking = () =>
      start().server(({ next, data }) => {
        seen.push(data)
        return next()
      })
    const checking = start()
      .inputValidator(z.object({ a: z.number() }))
      .server(({ next, data }) => {
        seen.push(data)
        return next()
      })
    const { [side]: fn } = wire(
      post()
        .middleware([looking(), checking, looking()])
        .inputValidator(z.object({ b: z.number() })),
      ({ data }) => {
        seen.push(data)
      },
    )
    await fn({ data: { a: 1, b: 2 } })
    expect(seen).toEqual([undefined, { a: 1 }, { a: 1 }, { a: 1, b: 2 }])
  })

  test('merges the outputs of all validators, each of which sees the whole input', async () => {
    const first = start().inputValidator(z.object({ a: z.string() }))
    const second = start().inputValidator(z.object({ b: z.string() }))
    const { [side]: fn } = wire(
      post()
        .middleware([first, second])
        .inputValidator(z.object({ c: z.string() })),
      ({ data }) => data,
    )
    const data = { a: '1', b: '2', c: '3', unknown: '4' }
    expect(await fn({ data })).toEqual({ a: '1', b: '2', c: '3' })
  })

  test('passes the transformed value of a validator to the next', async () => {
    const parsing = start().inputValidator(
      z.object({ count: z.string().transform(Number), kept: z.string() }),
    )
    const checking = start().inputValidator((data: { count: unknown; kept: unknown }) => ({
      seen: [data.count, data.kept],
    }))
    const { [side]: fn } = wire(post().middleware([parsing, checking]), ({ data }) => data)
    expect(await fn({ data: { count: '5', kept: 'k' } as never })).toEqual({
      count: 5,
      kept: 'k',
      seen: [5, 'k'],
    })
  })

  test('is replaced by an output that is not a plain object', async () => {
    const listing = start().inputValidator((data: { ids: string }) => data.ids.split(','))
    const { [side]: fn } = wire(
      post()
        .middleware([start().inputValidator(z.object({ ids: z.string() })), listing])
        .inputValidator((ids: readonly string[]) => ids.length),
      ({ data }) => data,
    )
    expect(await fn({ data: { ids: 'a,b,c' } as never })).toBe(3)
  })

  test('replaces an earlier object by a later string, and a string by a later object', async () => {
    const toText = start().inputValidator((data: object) => JSON.stringify(data))
    const toObject = start().inputValidator((text: string) => ({ text }))
    const { [side]: fn } = wire(post().middleware([toText, toObject]), ({ data }) => data)
    expect(await fn({ data: { a: 1 } as never })).toEqual({ text: '{"a":1}' })
  })

  test('is not changed for the caller', async () => {
    const data = Object.freeze({ a: '1' })
    const { [side]: fn } = wire(
      post().inputValidator(z.object({ a: z.string().transform(Number) })),
      (args) => args.data,
    )
    expect(await fn({ data })).toEqual({ a: 1 })
    expect(data).toEqual({ a: '1' })
  })

  test('stops the call at the first validator that refuses it', async () => {
    const ran: string[] = []
    const noting = (name: string) =>
      start().server(({ next }) => {
        ran.push(name)
        return next()
      })
    const refusing = start()
      .inputValidator(z.object({ a: z.number() }))
      .server(({ next }) => {
        ran.push('refusing')
        return next()
      })
    const { [side]: fn } = wire(
      post().middleware([noting('before'), refusing, noting('after')]),
      () => {
        ran.push('handler')
      },
    )
    const error = await rejectionOf(fn({ data: { a: 'x' } as never }))
    expect(error).toMatchObject({ name: 'ValidationError', code: 'VALIDATION_FAILED' })
    expect(ran).toEqual(['before'])
  })

  test('is validated by the function last, after all middleware', async () => {
    const ran: string[] = []
    const noting = start().server(({ next }) => {
      ran.push('middleware')
      return next()
    })
    const { [side]: fn } = wire(
      post()
        .middleware([noting])
        .inputValidator((data: number) => {
          ran.push('validator')
          return data
        }),
      () => {
        ran.push('handler')
      },
    )
    await fn({ data: 1 })
    expect(ran).toEqual(['middleware', 'validator', 'handler'])
  })

  test('is validated again when a middleware calls next again', async () => {
    let validated = 0
    const twice = start().server(async ({ next }) => {
      await next()
      return next()
    })
    const { [side]: fn } = wire(
      post()
        .middleware([twice])
        .inputValidator((data: number) => {
          validated++
          return data + validated
        }),
      ({ data }) => data,
    )
    expect(await fn({ data: 10 })).toBe(12)
    expect(validated).toBe(2)
  })

  test('is not validated on the client', async () => {
    const seen: unknown[] = []
    const looking = start()
      .inputValidator(z.object({ n: z.string().transform(Number) }))
      .client(({ next, data }) => {
        seen.push(data)
        return next()
      })
    const { [side]: fn } = wire(post().middleware([looking]), ({ data }) => data.n)
    expect(await fn({ data: { n: '5' } })).toBe(5)
    expect(seen).toEqual([{ n: '5' }])
  })
})

describe.each(TRANSPORTS)('a server function and a handler receive %s', (_transport, side) => {
  test('the method, the function and a signal', async () => {
    const seen: unknown[] = []
    const looking = start().server((args) => {
      seen.push([args.method, args.serverFnMeta.filename, args.signal.aborted, typeof args.next])
      return args.next()
    })
    const { [side]: fn, server } = wire(post().middleware([looking]), (args) => {
      seen.push([args.method, args.serverFnMeta.filename, args.signal.aborted])
      return args.serverFnMeta
    })
    expect(await fn()).toEqual(server.serverFnMeta)
    expect(seen).toEqual([
      ['POST', 'tests/fn.ts', false, 'function'],
      ['POST', 'tests/fn.ts', false],
    ])
  })

  test('the method GET for a GET function', async () => {
    const { [side]: fn } = wire(createServerFn(), ({ method }) => method)
    expect(await fn()).toBe('GET')
  })
})
