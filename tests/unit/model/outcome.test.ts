import { inheritedKeys } from '../../support/inherited-keys.ts'
import { describe, expect, test } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  ServerFnError,
  type FunctionMiddlewareBuilder,
  type Middleware,
} from '../../../src/index.ts'
import { namedMiddleware } from '../../../src/internal/server.ts'
import { rejectionOf } from '../../support/failures.ts'
import { TRANSPORTS } from '../../support/transports.ts'
import { wire } from '../../support/wired-fn.ts'

interface AnyOutcome {
  readonly result: unknown
  readonly context: Readonly<Record<string, unknown>>
}

/** The common interface of client and server functions; the tests below cover exactly that. */
type AnySide = (args: {
  readonly next: (options?: { readonly context?: object }) => Promise<AnyOutcome>
}) => Promise<unknown>

/** A middleware with the same code as its client function or as its server function. */
const HALVES = [
  ['a client function', (side: AnySide) => start().client(side as never)],
  ['a server function', (side: AnySide) => start().server(side as never)],
] as const satisfies readonly (readonly [string, (side: AnySide) => Middleware])[]

const CASES = TRANSPORTS.flatMap(([transport, caller]) =>
  HALVES.map(([where, make]) => [where, transport, caller, make] as const),
)

function start(): FunctionMiddlewareBuilder {
  return createMiddleware({ type: 'function' })
}

/** Wires a POST function that runs these middleware. */
function wired<TResult>(list: readonly Middleware[], handler: () => TResult) {
  return wire(createServerFn({ method: 'POST' }).middleware(list), handler)
}

/** A handler that fails a number of times and then returns its number. */
function failing(times: number) {
  const seen = { runs: 0 }
  const handler = (): number => {
    seen.runs++
    if (seen.runs <= times) throw new ServerFnError('BUSY', { message: `run ${seen.runs}` })
    return seen.runs
  }
  return { handler, seen }
}

describe.each(CASES)('%s, called %s,', (_where, _transport, caller, make) => {
  const wrapping = (sign: string) =>
    make(async ({ next }) => {
      const outcome = await next()
      return { ...outcome, result: `${sign}${String(outcome.result)}${sign}` }
    })

  test('may return the outcome of next', async () => {
    const passing = make(async ({ next }) => next())
    const { [caller]: fn } = wired([passing], () => 'value')
    expect(await fn()).toBe('value')
  })

  test('may replace the result', async () => {
    const { [caller]: fn } = wired([wrapping('*'), wrapping('_')], () => 'value')
    expect(await fn()).toBe('*_value_*')
  })

  test('may return its own outcome without calling next', async () => {
    const cached = make(async () => ({ result: 'cached' }))
    const { handler, seen } = failing(0)
    const { [caller]: fn } = wired([cached], handler)
    expect(await fn()).toBe('cached')
    expect(seen.runs).toBe(0)
  })

  test('may return an outcome whose result is undefined', async () => {
    const silent = make(async () => ({ result: undefined }))
    const { [caller]: fn } = wired([silent], () => 'value')
    expect(await fn()).toBeUndefined()
  })

  test('may recover from a failure', async () => {
    const recovering = make(async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        return { result: error instanceof ServerFnError && error.code }
      }
    })
    const { [caller]: fn } = wired([recovering], failing(1).handler)
    expect(await fn()).toBe('BUSY')
  })

  test('may retry by calling next in a loop', async () => {
    const retrying = make(async ({ next }) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await next()
        } catch (error) {
          if (attempt === 3) throw error
        }
      }
    })
    const inner = { runs: 0 }
    const counting = make(async ({ next }) => {
      inner.runs++
      return next()
    })
    const enough = failing(2)
    expect(await wired([retrying, counting], enough.handler)[caller]()).toBe(3)
    expect([enough.seen.runs, inner.runs]).toEqual([3, 3])

    const tooFew = failing(3)
    const error = await rejectionOf(wired([retrying, counting], tooFew.handler)[caller]())
    expect(error).toMatchObject({ code: 'BUSY', message: 'run 3' })
    expect([tooFew.seen.runs, inner.runs]).toEqual([3, 6])
  })

  test('may call next twice concurrently', async () => {
    const racing = make(async ({ next }) => {
      const outcomes = await Promise.all([next(), next()])
      return { result: outcomes.map(({ result }) => result) }
    })
    const { [caller]: fn } = wired([racing], failing(0).handler)
    expect(await fn()).toEqual([1, 2])
  })

  test('receives a failure of the rest as a rejection of next', async () => {
    const seen: unknown[] = []
    const watching = () =>
      make(async ({ next }) => {
        try {
          return await next()
        } catch (error) {
          seen.push(error)
          throw error
        }
      })
    const { [caller]: fn } = wired([watching(), watching()], failing(1).handler)
    const error = await rejectionOf(fn())
    expect(error).toMatchObject({ name: 'ServerFnError', code: 'BUSY', message: 'run 1' })
    expect(seen).toHaveLength(2)
    expect(seen[0]).toBe(seen[1])
  })

  test('may fail the call with an error of its own', async () => {
    const refusing = make(async () => {
      throw new ServerFnError('UNAUTHORIZED', { status: 401 })
    })
    const { handler, seen } = failing(0)
    const error = await rejectionOf(wired([refusing], handler)[caller]())
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 401 })
    expect(seen.runs).toBe(0)
  })

  test('may return a Response, to which the call resolves', async () => {
    const answering = make(async () => new Response('own', { status: 418 }))
    const outer: unknown[] = []
    const watching = make(async ({ next }) => {
      const outcome = await next()
      outer.push(outcome.result)
      return outcome
    })
    const result: unknown = await wired([watching, answering], () => 'value')[caller]()
    expect(result).toBeInstanceOf(Response)
    expect((result as Response).status).toBe(418)
    expect(await (result as Response).text()).toBe('own')
    expect(outer[0]).toBeInstanceOf(Response)
  })

  test('may put a Response into an outcome', async () => {
    const answering = make(async ({ next }) => ({
      ...(await next()),
      result: new Response('own', { status: 202 }),
    }))
    const result: unknown = await wired([answering], () => 'value')[caller]()
    expect(result).toBeInstanceOf(Response)
    expect((result as Response).status).toBe(202)
  })

  test('may throw a Response, which rejects each outer next and the call', async () => {
    const seen: unknown[] = []
    const watching = make(async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        seen.push(error)
        throw error
      }
    })
    const throwing = make(async () => {
      throw new Response('thrown', { status: 403 })
    })
    const error = await rejectionOf(wired([watching, throwing], () => 'value')[caller]())
    expect(error).toBeInstanceOf(Response)
    expect((error as Response).status).toBe(403)
    expect(await (error as Response).text()).toBe('thrown')
    expect(seen[0]).toBeInstanceOf(Response)
  })

  test('may turn a thrown Response into a returned one', async () => {
    const catching = make(async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        return error
      }
    })
    const { [caller]: fn } = wired([catching], () => {
      throw new Response('thrown', { status: 403 })
    })
    const result: unknown = await fn()
    expect((result as Response).status).toBe(403)
    expect(await (result as Response).text()).toBe('thrown')
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'value'],
    ['an object without result', { context: {} }],
    ['a list', [1]],
    ['an object that inherits its result', Object.create({ result: 1 })],
  ])('must not return %s', async (_what, returned: unknown) => {
    const forgetful = make(async ({ next }) => {
      await next()
      return returned
    })
    const named = namedMiddleware(forgetful, { name: 'forgetful', filename: 'src/forgetful.ts' })
    const reasons: unknown[] = []
    const watching = start().server(async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        reasons.push(error)
        return { result: 'recovered' }
      }
    })
    const { [caller]: fn } = wired([watching, named], () => 'value')
    // On the server the middleware before it sees the error; on the client the caller does.
    const error = await fn().then(
      () => reasons[0],
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ name: 'SeamlineError', code: 'NEXT_NOT_RETURNED' })
    expect(String(error)).toMatch(/`forgetful` \(src\/forgetful\.ts\)/)
    expect(String(error)).toContain('next()')
  })
})

describe.each(TRANSPORTS)('the context of an outcome, called %s,', (_transport, caller) => {
  test("contains the server's sendContext, in each client function", async () => {
    const seen: unknown[] = []
    const watching = () =>
      start().client(async ({ next }) => {
        const outcome = await next()
        seen.push({ ...outcome.context })
        return outcome
      })
    const sending = start().server(({ next }) => next({ sendContext: { time: 5 } }))
    await wired([watching(), sending, watching()], () => 0)[caller]()
    expect(seen).toEqual([{ time: 5 }, { time: 5 }])
  })

  test('is the final context of the rest of the chain on the server', async () => {
    const seen: unknown[] = []
    const outer = start().server(async ({ next }) => {
      const outcome = await next({ context: { outer: 1 } })
      seen.push({ ...outcome.context })
      return outcome
    })
    const inner = start().server(({ next }) =>
      next({ context: { inner: 2 }, sendContext: { x: 3 } }),
    )
    await wired([outer, inner], () => 0)[caller]()
    expect(seen).toEqual([{ outer: 1, inner: 2 }])
  })

  test('survives a replaced result on the server', async () => {
    const seen: unknown[] = []
    const watching = start().client(async ({ next }) => {
      const outcome = await next()
      seen.push({ ...outcome.context })
      return outcome
    })
    const replacing = start().server(async ({ next }) => ({ ...(await next()), result: 'other' }))
    const sending = start().server(({ next }) => next({ sendContext: { time: 5 } }))
    expect(await wired([watching, replacing, sending], () => 'value')[caller]()).toBe('other')
    expect(seen).toEqual([{ time: 5 }])
  })

  test('keeps the earlier context behind a middleware that returned its own outcome', async () => {
    const seen: unknown[] = []
    const watching = start().client(async ({ next }) => {
      const outcome = await next()
      seen.push({ ...outcome.context })
      return outcome
    })
    const before = start().server(({ next }) => next({ sendContext: { before: 1 } }))
    const recovering = start().server(async ({ next }) => {
      try {
        return await next({ sendContext: { lost: 1 } })
      } catch {
        return { result: 'fallback' }
      }
    })
    const { [caller]: fn } = wired([watching, before, recovering], failing(1).handler)
    expect(await fn()).toBe('fallback')
    expect(seen).toEqual([{ before: 1 }])
  })

  test('is dropped beside a Response', async () => {
    const seen: unknown[] = []
    const watching = start().client(async ({ next }) => {
      const outcome = await next()
      seen.push({ ...outcome.context })
      return outcome
    })
    const sending = start().server(({ next }) => next({ sendContext: { time: 5 } }))
    await wired([watching, sending], () => new Response('raw'))[caller]()
    expect(seen).toEqual([{}])
  })

  test('may be set in an outcome literal on the client', async () => {
    const seen: unknown[] = []
    const watching = start().client(async ({ next }) => {
      const outcome = await next()
      seen.push(outcome.context)
      return outcome
    })
    const writing = start().client(async () => ({ result: 1, context: { mine: 2 } }))
    expect(await wired([watching, writing], () => 0)[caller]()).toBe(1)
    expect(seen).toEqual([{ mine: 2 }])
    expect(seen.flatMap((each) => inheritedKeys(each as object))).toEqual([])
  })
})
