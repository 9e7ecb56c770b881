/** The blocks of the guide to server routes. */

import type { SeedBlock } from './block.ts'

const IMPORTS = `
  import { createFileRoute } from '@tanstack/solid-router'
  import { createMiddleware } from '@tanstack/solid-start'
  import { log } from '../log'
  const timing = createMiddleware().server(({ next }) => {
    log('SEED_SERVER timing')
    return next()
  })
  const auth = createMiddleware().server(({ next }) => {
    log('auth')
    return next({ context: { user: 'ann' } })
  })
  void [timing, auth]`

/** A handler that returns its own path. */
const TELL = `async ({ request }) => new Response('SEED_SERVER at ' + new URL(request.url).pathname)`
/** A handler that greets. */
const GREET = `async ({ request }) => {
  const body = await request.json()
  return new Response('SEED_SERVER greets ' + body.name)
}`

const post: RequestInit = { method: 'POST', body: '{"name":"Ann"}' }

interface Row extends Pick<SeedBlock, 'heading' | 'asks'> {
  readonly nth?: number
  readonly path: string
  readonly server: string
  readonly imports?: string
}

function block({ heading, nth = 1, path, server, imports = '', asks = [] }: Row): SeedBlock {
  return {
    document: 'server-routes',
    heading,
    nth,
    file: `src/routes/${path.slice(1).replaceAll('/', '.')}.ts`,
    text: `
      ${imports || `import { createFileRoute } from '@tanstack/solid-router'`}
      export const Route = createFileRoute('${path}')({
        server: { ${server} },
      })`,
    asks,
  }
}

const GREETING: SeedBlock = {
  document: 'server-routes',
  heading: 'Server Routes and App Routes',
  nth: 1,
  file: 'src/routes/sr.greeting.tsx',
  text: `
    import { createSignal } from 'solid-js'
    import { createFileRoute } from '@tanstack/solid-router'
    export const Route = createFileRoute('/sr/greeting')({
      server: {
        handlers: {
          POST: async ({ request }) => {
            const body = await request.json()
            return new Response(JSON.stringify({ message: 'SEED_SERVER greets ' + body.name }))
          },
        },
      },
      component: Greeting,
    })
    function Greeting() {
      const [reply, setReply] = createSignal('')
      const ask = async () => {
        const answer = await fetch('/sr/greeting', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: 'Ann' }),
        })
        setReply((await answer.json()).message)
      }
      return <div><button onClick={() => void ask()}>Greet</button><p id="reply">{reply()}</p></div>
    }`,
  asks: [{ path: '/sr/greeting', init: post, text: '{"message":"SEED_SERVER greets Ann"}' }],
}

const expectedOf = (path: string) => ({ path, text: `SEED_SERVER at ${path}` })

export const ROUTE_BLOCKS: readonly SeedBlock[] = [
  block({
    heading: '(before the first heading)',
    path: '/sr/first',
    server: `handlers: { GET: async () => new Response('SEED_SERVER first') }`,
    asks: [{ path: '/sr/first', text: 'SEED_SERVER first' }],
  }),
  GREETING,
  block({
    heading: 'Defining a Server Route',
    path: '/sr/defined',
    server: `handlers: { GET: ${TELL} }`,
    asks: [expectedOf('/sr/defined')],
  }),
  block({
    heading: 'Simple handlers',
    path: '/sr/simple',
    server: `handlers: { GET: ${TELL} }`,
    asks: [expectedOf('/sr/simple')],
  }),
  block({
    heading: 'Adding middleware to specific handlers',
    path: '/sr/specific',
    imports: IMPORTS,
    server: `handlers: ({ createHandlers }) => createHandlers({ GET: { middleware: [timing], handler: ${TELL} } })`,
    asks: [{ ...expectedOf('/sr/specific'), log: ['SEED_SERVER timing'] }],
  }),
  block({
    heading: 'Adding middleware to all handlers',
    path: '/sr/all',
    imports: IMPORTS,
    server: `middleware: [auth, timing], handlers: { GET: ${TELL}, POST: ${GREET} }`,
    asks: [
      { ...expectedOf('/sr/all'), log: ['auth', 'SEED_SERVER timing'] },
      {
        path: '/sr/all',
        init: post,
        text: 'SEED_SERVER greets Ann',
        log: ['auth', 'SEED_SERVER timing'],
      },
    ],
  }),
  block({
    heading: 'Combining route-level and handler-specific middleware',
    path: '/sr/combined',
    imports: IMPORTS,
    server: `middleware: [auth],
      handlers: ({ createHandlers }) =>
        createHandlers({ GET: ${TELL}, POST: { middleware: [timing], handler: ${GREET} } })`,
    asks: [
      { ...expectedOf('/sr/combined'), log: ['auth'] },
      {
        path: '/sr/combined',
        init: post,
        text: 'SEED_SERVER greets Ann',
        log: ['auth', 'SEED_SERVER timing'],
      },
    ],
  }),
  block({
    heading: 'Dynamic Path Params',
    path: '/sr/users/$id',
    server: `handlers: { GET: async ({ params }) => new Response('SEED_SERVER user ' + params.id) }`,
    asks: [{ path: '/sr/users/123', text: 'SEED_SERVER user 123' }],
  }),
  block({
    heading: 'Dynamic Path Params',
    nth: 2,
    path: '/sr/members/$id/posts/$postId',
    server: `handlers: { GET: async ({ params: { id, postId } }) => new Response('SEED_SERVER ' + id + ' wrote ' + postId) }`,
    asks: [{ path: '/sr/members/123/posts/456', text: 'SEED_SERVER 123 wrote 456' }],
  }),
  block({
    heading: 'Wildcard/Splat Param',
    path: '/sr/file/$',
    server: `handlers: { GET: async ({ params }) => new Response('SEED_SERVER file ' + params._splat) }`,
    asks: [{ path: '/sr/file/a/hello.txt', text: 'SEED_SERVER file a/hello.txt' }],
  }),
  block({
    heading: 'Handling requests with a body',
    path: '/sr/body',
    server: `handlers: { POST: ${GREET}, PUT: ${GREET}, PATCH: ${GREET}, DELETE: ${GREET} }`,
    asks: ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
      path: '/sr/body',
      init: { ...post, method },
      text: 'SEED_SERVER greets Ann',
    })),
  }),
  block({
    heading: 'Responding with JSON',
    path: '/sr/written',
    server: `handlers: {
      GET: async () =>
        new Response(JSON.stringify({ message: 'SEED_SERVER' }), { headers: { 'Content-Type': 'application/json' } }),
    }`,
    asks: [{ path: '/sr/written', text: '{"message":"SEED_SERVER"}', type: 'application/json' }],
  }),
  block({
    heading: 'Using the `json` helper function',
    path: '/sr/json',
    imports: `import { createFileRoute } from '@tanstack/solid-router'
      import { json } from '@tanstack/solid-start'`,
    server: `handlers: { GET: async () => json({ message: 'SEED_SERVER' }) }`,
    asks: [{ path: '/sr/json', text: '{"message":"SEED_SERVER"}', type: 'application/json' }],
  }),
  block({
    heading: 'Responding with a status code',
    path: '/sr/found/$id',
    imports: `import { createFileRoute } from '@tanstack/solid-router'
      import { json } from '@tanstack/solid-start'
      const findUser = async (id: string) => (id === '1' ? { name: 'SEED_SERVER ann' } : undefined)`,
    server: `handlers: {
      GET: async ({ params }) => {
        const user = await findUser(params.id)
        return user === undefined ? new Response('No such user', { status: 404 }) : json(user)
      },
    }`,
    asks: [
      { path: '/sr/found/1', text: '{"name":"SEED_SERVER ann"}' },
      { path: '/sr/found/2', status: 404, text: 'No such user' },
    ],
  }),
  block({
    heading: 'Setting headers in the response',
    path: '/sr/headers',
    server: `handlers: { GET: async () => new Response('SEED_SERVER', { headers: { 'Content-Type': 'text/plain' } }) }`,
    asks: [{ path: '/sr/headers', text: 'SEED_SERVER', type: 'text/plain' }],
  }),
]
