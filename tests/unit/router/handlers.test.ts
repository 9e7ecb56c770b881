import { ORIGIN, PAGE_LOAD, routed, treeOf } from '../../support/routed.ts'
import { notFound, redirect } from '@tanstack/solid-router'
import { describe, expect, test } from 'vitest'
import { createMiddleware, json } from '../../../src/index.ts'
import { setCookie, setResponseHeader } from '../../../src/server.ts'

const appOf = (routes: Readonly<Record<string, object>>) => routed({ routeTree: treeOf(routes) })

const text = (body: string) => () => new Response(body)

/** The report about a GET request for a route whose file is known. */
async function reportOf(server: object) {
  const reports: unknown[] = []
  const ask = routed({
    routeTree: treeOf({ '/nothing': { server } }),
    start: { serverFns: { onError: ({ error }) => reports.push(error) } },
  })
  const { status } = await ask('/nothing')
  expect(reports).toHaveLength(1)
  return { status, report: reports[0] }
}

test('responds to a malformed path with a status and its phrase', async () => {
  const ask = appOf({ '/users/$id': { server: { handlers: { GET: text('user') } } } })
  const { status, statusText } = await ask('/users/%E0%A4%A')
  expect([status, statusText]).toEqual([400, 'Bad Request'])
})

describe('a handler', () => {
  test('responds to its method with its returned value', async () => {
    const ask = appOf({
      '/hello': { server: { handlers: { GET: text('Hello, World!'), POST: text('posted') } } },
    })
    expect(await (await ask('/hello')).text()).toBe('Hello, World!')
    expect(await (await ask('/hello', { method: 'POST' })).text()).toBe('posted')
  })

  test('receives request, params, pathname and context', async () => {
    const ask = appOf({
      '/users/$id/posts/$postId': {
        server: {
          handlers: {
            POST: async ({ request, params, pathname, context }: HandlerArgs) =>
              json({ body: await request.json(), params, pathname, context }),
          },
        },
      },
    })
    const response = await ask('/users/1/posts/2?q=1', {
      method: 'POST',
      body: '{"name":"Tanner"}',
      context: { region: 'eu' },
    })
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toEqual({
      body: { name: 'Tanner' },
      params: { id: '1', postId: '2' },
      pathname: '/users/1/posts/2',
      context: { region: 'eu' },
    })
  })

  test('may redirect with a Response, to which middleware adds its headers', async () => {
    const session = createMiddleware().server(async ({ next }) => {
      const outcome = await next()
      outcome.response?.headers.append('set-cookie', 'sid=1')
      return outcome
    })
    const location = new URL('/', ORIGIN).href
    const ask = appOf({
      '/plain': {
        server: { middleware: [session], handlers: { GET: () => Response.redirect(location) } },
      },
    })
    const { status, headers } = await ask('/plain')
    expect([status, headers.get('location'), headers.getSetCookie()]).toEqual([
      302,
      location,
      ['sid=1'],
    ])
  })

  test('may be created by a function that receives createHandlers', async () => {
    const ask = appOf({
      '/hello': {
        server: {
          handlers: ({ createHandlers }: { createHandlers: <T>(handlers: T) => T }) =>
            createHandlers({ GET: text('plain'), POST: { handler: text('in an object') } }),
        },
      },
    })
    expect(await (await ask('/hello')).text()).toBe('plain')
    expect(await (await ask('/hello', { method: 'POST' })).text()).toBe('in an object')
  })

  test('may throw a Response, a redirect or a notFound', async () => {
    const ask = appOf({
      '/response': {
        server: { handlers: { GET: () => thrown(new Response('no', { status: 402 })) } },
      },
      '/redirect': {
        server: {
          handlers: {
            GET: () => thrown(redirect({ to: '/users/$id', params: { id: 'a b' } } as never)),
          },
        },
      },
      '/not-found': { server: { handlers: { GET: () => thrown(notFound()) } } },
      '/users/$id': {},
    })
    const [response, redirected, missing] = await Promise.all(
      ['/response', '/redirect', '/not-found'].map((path) => ask(path)),
    )
    expect([response?.status, await response?.text()]).toEqual([402, 'no'])
    expect([redirected?.status, redirected?.headers.get('location')]).toEqual([307, '/users/a%20b'])
    expect(missing?.status).toBe(404)
  })

  test('may return a redirect, which is followed too', async () => {
    const ask = appOf({
      '/old': { server: { handlers: { GET: () => redirect({ href: '/new' }) } } },
    })
    const response = await ask('/old')
    expect([response.status, response.headers.get('location')]).toEqual([307, '/new'])
  })

  test('keeps the headers set beside its response', async () => {
    const ask = appOf({
      '/set': {
        server: {
          handlers: {
            GET: () => {
              setCookie('a', '1')
              setCookie('b', '2')
              setResponseHeader('x-set', 'yes')
              return Response.redirect(`${ORIGIN}/there`)
            },
          },
        },
      },
    })
    const response = await ask('/set')
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/'])
    expect(response.headers.get('x-set')).toBe('yes')
    expect(response.status).toBe(302)
  })

  test.each(['GET', 'POST'])(
    'of %s that returns undefined throws an error that names the route',
    async (method) => {
      const reports: unknown[] = []
      const ask = routed({
        routeTree: treeOf({ '/nothing': { server: { handlers: { [method]: () => undefined } } } }),
        start: { serverFns: { onError: ({ error }) => reports.push(error) } },
      })
      const response = await ask('/nothing', { method })
      expect(response.status).toBe(500)
      expect(reports).toHaveLength(1)
      expect(String(reports[0])).toContain(
        `The ${method} handler of the route \`/nothing\` (src/routes/nothing.ts)`,
      )
      expect(String(reports[0])).toContain('(NO_RESPONSE)')
    },
  )

  test('that calls next without a page throws an error that names the route', async () => {
    const handlers = { GET: ({ next }: { next: () => Promise<unknown> }) => next() }
    const { status, report } = await reportOf({ handlers })
    expect(status).toBe(500)
    expect(report).toMatchObject({ code: 'NO_PAGE' })
    expect(String(report)).toContain(
      'A handler of the route `/nothing` (src/routes/nothing.ts) called `next()`',
    )
  })

  test.each([
    ['which are no object', 'GET', 'The value of `server.handlers`', 'of type string'],
    ['with a key that is not a method', { get: text('') }, 'The key `get`', 'not an HTTP method'],
    ['with an invalid entry', { GET: 'hello' }, 'The entry `GET`', 'of type string'],
  ])(
    'among handlers %s throws an error that names them',
    async (_what, handlers, what, received) => {
      const { status, report } = await reportOf({ handlers })
      expect(status).toBe(500)
      expect(report).toMatchObject({ code: 'INVALID_HANDLERS' })
      for (const part of [what, 'the route `/nothing` (src/routes/nothing.ts)', received]) {
        expect(String(report)).toContain(part)
      }
    },
  )

  test.each([
    [
      'of `server`',
      '`server` of the route `/nothing` (src/routes/nothing.ts) has no option `middlewares`. Write `middleware`;',
      { middlewares: [], handlers: { GET: text('') } },
    ],
    [
      'of a handler with middleware',
      'The GET handler of the route `/nothing` (src/routes/nothing.ts) has no option `middlewares`. Write',
      { handlers: { GET: { middlewares: [], handler: text('') } } },
    ],
    [
      'of `next()`',
      '`next()` in the GET handler of the route `/nothing` (src/routes/nothing.ts) has no option `contxt`.',
      {
        handlers: {
          GET: ({ next }: { readonly next: (options: object) => unknown }) => next({ contxt: {} }),
        },
      },
    ],
  ])('refuses an unknown option %s by name', async (_what, message, server) => {
    const { status, report } = await reportOf(server)
    expect(status).toBe(500)
    expect(String(report)).toContain(message)
    expect(report).toMatchObject({ code: 'UNKNOWN_OPTION' })
  })

  test('that throws any other error responds with a masked 500, reported once', async () => {
    const reports: unknown[] = []
    const ask = routed({
      routeTree: treeOf({
        '/crash': { server: { handlers: { GET: () => thrown(new Error('hunter2')) } } },
      }),
      start: { serverFns: { onError: (report) => reports.push(report) } },
    })
    const response = await ask('/crash')
    const body = await response.text()
    expect(response.status).toBe(500)
    expect(body).not.toContain('hunter2')
    const [id] = /[\da-f-]{36}/.exec(body) ?? []
    expect(reports).toEqual([{ error: new Error('hunter2'), errorId: id, serverFn: undefined }])
  })
})

describe('a response', () => {
  test('without changes is passed on as it is', async () => {
    const own = new Response(null, { status: 204 })
    const ask = appOf({ '/own': { server: { handlers: { GET: () => own } } } })
    expect(await ask('/own')).toBe(own)
    expect((await ask('/own')).status).toBe(204)
  })

  test('shared by all requests does not keep the headers of one of them', async () => {
    const own = new Response(null)
    const ask = appOf({
      '/own/$id': {
        server: {
          handlers: {
            GET: ({ params }: { params: { id: string } }) => {
              if (params.id === '1') setCookie('a', '1')
              return own
            },
          },
        },
      },
    })
    expect((await ask('/own/1')).headers.getSetCookie()).toEqual(['a=1; Path=/'])
    expect((await ask('/own/2')).headers.getSetCookie()).toEqual([])
  })

  test.each([
    ['of an error', () => Response.error()],
    [
      'that has been read',
      async () => {
        const response = new Response('read')
        await response.text()
        return response
      },
    ],
    [
      'that is being read',
      () => {
        const response = new Response('being read')
        response.body?.getReader()
        return response
      },
    ],
  ])('%s is a masked 500, reported once', async (_, handler) => {
    const reports: unknown[] = []
    const ask = routed({
      routeTree: treeOf({ '/x': { server: { handlers: { GET: handler } } } }),
      start: { serverFns: { onError: (report) => reports.push(report) } },
    })
    expect((await ask('/x')).status).toBe(500)
    expect(reports).toHaveLength(1)
  })

  test('that redirects is resolved against the host of its own request', async () => {
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    const ask = appOf({
      '/wait': {
        server: {
          handlers: {
            GET: async () => {
              await arrived
              throw redirect({ href: `${ORIGIN}:81/there` })
            },
          },
        },
      },
      '/arrive': { server: { handlers: { GET: () => new Response(String(arrive())) } } },
    })
    const waiting = ask(':81/wait')
    await ask(':82/arrive')
    expect((await waiting).headers.get('location')).toBe('/there')
  })
})

let arrive: () => void

interface HandlerArgs {
  readonly request: Request
  readonly params: object
  readonly pathname: string
  readonly context: object
}

function thrown(value: unknown): never {
  throw value
}

const each = (...methods: string[]) => ({
  server: { handlers: Object.fromEntries(methods.map((method) => [method, text(method)])) },
})

describe('the matched handler', () => {
  test.each([
    ['HEAD', ['HEAD', 'GET', 'ANY'], 200],
    ['HEAD', ['GET'], 200],
    ['HEAD', ['ANY'], 200],
    ['HEAD', ['POST'], 405],
    ['DELETE', ['ANY'], 200],
    ['DELETE', ['GET'], 405],
    ['OPTIONS', ['OPTIONS'], 200],
    ['OPTIONS', ['ANY'], 200],
    ['OPTIONS', ['GET'], 204],
    ['PURGE', ['ANY'], 200],
  ] as const)('responds to %s of %j with %i', async (method, methods, status) => {
    const ask = appOf({ '/x': each(...methods) })
    const response = await ask('/x', { method })
    expect(response.status).toBe(status)
    if (method === 'HEAD') expect(await response.text()).toBe('')
  })

  test.each([
    [['GET'], 'GET, HEAD, OPTIONS'],
    [['POST', 'PUT'], 'POST, PUT, OPTIONS'],
    [['HEAD'], 'HEAD, OPTIONS'],
    [['ANY'], 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
  ] as const)('lists the allowed methods for %j', async (methods, allow) => {
    const ask = appOf({ '/x': each(...methods) })
    const isAny = methods[0] === 'ANY'
    if (!isAny) {
      expect((await ask('/x', { method: 'PATCH' })).headers.get('allow')).toBe(allow)
      expect((await ask('/x', { method: 'OPTIONS' })).headers.get('allow')).toBe(allow)
    } else {
      expect(await (await ask('/x', { method: 'OPTIONS' })).text()).toBe('ANY')
    }
  })

  test('refuses a page load of a path without a component like any other request', async () => {
    const ask = appOf({ '/x': each('POST') })
    expect((await ask('/x', { headers: PAGE_LOAD })).status).toBe(405)
  })
})

describe('params', () => {
  const echo = { server: { handlers: { GET: ({ params }: HandlerArgs) => json(params) } } }
  const ask = () =>
    appOf({ '/users/$id': echo, '/file/$': echo, '/my-script.js': echo, '/opt/{-$lang}': echo })

  test.each([
    ['/users/123', { id: '123' }],
    ['/users/a%20b', { id: 'a b' }],
    ['/users/a%2Fb', { id: 'a/b' }],
    ['/users/%2541', { id: '%41' }],
    ['/users/%C3%A9', { id: 'é' }],
    ['/users/é', { id: 'é' }],
    ['/file/hello.txt', { _splat: 'hello.txt' }],
    ['/file/a/b/c%20d', { _splat: 'a/b/c d' }],
    ['/my-script.js', {}],
    ['/opt', {}],
    ['/opt/de', { lang: 'de' }],
  ])('of %s are decoded once', async (path, params) => {
    const response = await ask()(path)
    expect(await response.json()).toEqual(params)
  })

  test.each(['/users/%', '/users/%zz', '/users/%C3', '/file/%E0%A4%A'])(
    'with an invalid escape in %s are refused',
    async (path) => {
      const response = await ask()(path)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('The path contains an invalid percent-encoding.')
    },
  )

  test.each(['/users', '/users/1/2', '/nowhere', '/'])(
    'that do not match %s lead to a 404',
    async (path) => {
      expect((await ask()(path)).status).toBe(404)
    },
  )
})

describe('below a base path', () => {
  const server = { handlers: { GET: text('in') } }
  const ask = () =>
    routed({ routeTree: treeOf({ '/x/$id': { server } }), router: { basepath: '/app' } })

  test.each(['/app/x/1', '/app/x/1/', '/APP/x/1?q=1', '/%61pp/x/1'])('%s matches', async (path) => {
    expect(await (await ask()(path)).text()).toBe('in')
  })

  test.each(['/x/1', '/application/x/1', '/app%2Fx/1'])('%s does not match', async (path) => {
    expect(await (await ask()(path)).text()).not.toBe('in')
  })
})

test('middleware may refuse a request before its handler', async () => {
  const calls: string[] = []
  const guard = createMiddleware().server(() => new Response('stop', { status: 401 }))
  const ask = appOf({
    '/guarded': {
      server: { middleware: [guard], handlers: { GET: () => calls.push('handler') } },
    },
  })
  expect((await ask('/guarded')).status).toBe(401)
  expect(calls).toEqual([])
})
