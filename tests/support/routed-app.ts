/** An app with routes and pages, as files, with `SERVER_MARKER` in its server-only code. */

import { APP_TSCONFIG, type AppFiles } from './fixture-app.ts'

export { CLIENT_MARKER, SERVER_MARKER } from './notes-app.ts'

/** Where an app renders `<html>`. */
export type PageLayout = 'component' | 'shellComponent'

const ROOTS: Readonly<Record<PageLayout, string>> = {
  component: 'component: () => <Document><Outlet /></Document>',
  shellComponent: 'shellComponent: Document',
}

/** The files of the app. */
export function routedApp(layout: PageLayout): AppFiles {
  return {
    'tsconfig.json': APP_TSCONFIG,
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      import solid from 'vite-plugin-solid'
      export default { plugins: [seamline(), solid({ ssr: true })] }`,
    'src/router.tsx': `
      import { createRouter } from '@tanstack/solid-router'
      import { routeTree } from './routeTree.gen'
      export function getRouter() {
        return createRouter({ routeTree, defaultNotFoundComponent: (props) => <p id="missing">Nothing here: {String(props.data)}</p> })
      }
      declare module '@tanstack/solid-router' {
        interface Register {
          router: ReturnType<typeof getRouter>
        }
      }`,
    'src/start.ts': `
      import { createStart } from 'seamline'
      import { owner, purse } from './money'
      import { timed } from './middleware'
      export const startInstance = createStart(() => ({
        requestMiddleware: [timed],
        serializationAdapters: [purse, owner],
      }))`,
    'src/money.ts': `
      import { createSerializationAdapter as routerAdapter } from '@tanstack/solid-router'
      import { createSerializationAdapter } from 'seamline'
      export class Money {
        constructor(readonly cents: number) {}
      }
      export class Purse {
        constructor(readonly content: Money[]) {}
      }
      export class Owner {
        constructor(readonly name: string) {}
      }
      export const owner = createSerializationAdapter({
        key: 'owner',
        test: (value): value is Owner => value instanceof Owner,
        toSerializable: ({ name }) => name,
        fromSerializable: (name) => new Owner(name),
      })
      const money = routerAdapter({
        key: 'money',
        test: (value): value is Money => value instanceof Money,
        toSerializable: ({ cents }) => cents,
        fromSerializable: (cents) => new Money(cents),
      })
      export const purse = routerAdapter({
        key: 'purse',
        extends: [money],
        test: (value): value is Purse => value instanceof Purse,
        toSerializable: ({ content }) => content,
        fromSerializable: (content) => new Purse(content),
      })`,
    'src/routes/purse.tsx': `
      import { createFileRoute } from '@tanstack/solid-router'
      import { createServerFn } from 'seamline'
      import { Money, Owner, Purse } from '../money'
      const open = createServerFn().handler(() => ({
        purse: new Purse([new Money(5)]),
        owner: new Owner('ann'),
        late: Promise.resolve(new Money(7)),
      }))
      export const Route = createFileRoute('/purse')({ loader: () => open(), component: View })
      function View() {
        const data = Route.useLoaderData()
        const told = async () => {
          const { purse, owner, late } = data()
          const all = [...purse.content, await late]
          const sum = all.reduce((total, money) => total + money.cents, 0)
          return [purse instanceof Purse, owner instanceof Owner, all.every((money) => money instanceof Money), sum].join()
        }
        return (
          <button onClick={async (event) => (event.target.textContent = await told())}>open</button>
        )
      }`,
    'src/middleware.ts': `
      import { createMiddleware } from 'seamline'
      export const timed = createMiddleware().server(async ({ next }) => {
        const outcome = await next({ context: { trace: ['SERVER_MARKER global'] } })
        outcome.response?.headers.set('x-timed', 'SERVER_MARKER')
        return outcome
      })
      export const user = createMiddleware()
        .middleware([timed])
        .server(({ next, context }) =>
          next({ context: { user: 'ann', trace: [...context.trace, 'user'] } }),
        )`,
    'src/root-middleware.ts': `
      import { createMiddleware } from 'seamline'
      export const middlewareOfRoot = (name: string) => [
        createMiddleware().server(async ({ next }) => {
          const outcome = await next()
          outcome.response?.headers.set('x-root', name)
          return outcome
        }),
      ]`,
    'src/style.css': 'h1 { color: rgb(1, 2, 3) }',
    'src/routes/__root.tsx': `
      import { onMount, type JSX } from 'solid-js'
      import { HydrationScript } from 'solid-js/web'
      import { createRootRoute, HeadContent, Link, Outlet, Scripts } from '@tanstack/solid-router'
      import { middlewareOfRoot } from '../root-middleware'
      import '../style.css'

      function Document(props: { children: JSX.Element }) {
        onMount(() => document.body.setAttribute('data-works', ''))
        return (
          <html lang="en">
            <head>
              <HydrationScript />
              <link rel="icon" href="data:," />
            </head>
            <body>
              <HeadContent />
              <nav>
                <Link to="/">Home</Link>
                <Link to="/notes">Notes</Link>
                <Link to="/purse">Purse</Link>
              </nav>
              {props.children}
              <Scripts />
            </body>
          </html>
        )
      }
      void Outlet
      export const Route = createRootRoute({
        ${ROOTS[layout]},
        server: { middleware: middlewareOfRoot('SERVER_MARKER root') },
      })`,
    'src/routes/index.tsx': `
      import { createSignal } from 'solid-js'
      import { createFileRoute } from '@tanstack/solid-router'
      export const Route = createFileRoute('/')({
        head: () => ({ meta: [{ title: 'Home' }] }),
        component: Home,
      })
      function Home() {
        const [count, setCount] = createSignal(0)
        return (
          <main>
            <h1>Home</h1>
            <button onClick={() => setCount(count() + 1)}>count {count()}</button>
          </main>
        )
      }`,
    'src/notes.functions.ts': `
      import { redirect } from '@tanstack/solid-router'
      import { createServerFn } from 'seamline'
      import { getRequestHeader, setCookie } from 'seamline/server'

      const notes = ['SERVER_MARKER'.toLowerCase()]
      let reads = 0

      export const listNotes = createServerFn().handler(() => {
        setCookie('seen', 'yes')
        const transport = getRequestHeader('sec-fetch-dest') === 'empty' ? 'wire' : 'in process'
        return { notes, at: new Date(0), transport, reads: ++reads }
      })
      export const goHome = createServerFn({ method: 'POST' }).handler(() => {
        throw redirect({ to: '/' })
      })`,
    'src/routes/notes.tsx': `
      import { createFileRoute } from '@tanstack/solid-router'
      import { useServerFn } from 'seamline'
      import { user } from '../middleware'
      import { goHome, listNotes } from '../notes.functions'

      export const Route = createFileRoute('/notes')({
        server: {
          middleware: [user],
          handlers: {
            POST: async ({ request, context }) => {
              const { text } = (await request.json()) as { text: string }
              return Response.json({ text, marker: 'SERVER_MARKER', trace: context.trace })
            },
          },
        },
        loader: async ({ serverContext }) => {
          const listed = await listNotes()
          return { ...listed, user: serverContext?.user ?? 'nobody' }
        },
        head: () => ({ meta: [{ title: 'Notes' }] }),
        component: Notes,
      })

      function Notes() {
        const data = Route.useLoaderData()
        const home = useServerFn(goHome)
        return (
          <main>
            <h1>Notes</h1>
            <p id="data">
              {data().notes.join()} {data().user} {data().transport} {String(data().at instanceof Date)} {data().reads}
            </p>
            <button onClick={() => void home()}>go home</button>
          </main>
        )
      }`,
    'src/routes/api.notes.$id.ts': `
      import { createFileRoute } from '@tanstack/solid-router'
      import { createMiddleware, json } from 'seamline'
      import { timed } from '../middleware'

      const own = createMiddleware()
        .middleware([timed])
        .server(({ next, context }) => next({ context: { trace: [...context.trace, 'own'] } }))

      export const Route = createFileRoute('/api/notes/$id')({
        server: {
          middleware: [timed],
          handlers: ({ createHandlers }) =>
            createHandlers({
              GET: ({ params, context }) => json({ id: params.id, trace: context.trace }),
              DELETE: {
                middleware: [own],
                handler: ({ params, context }) => json({ id: params.id, trace: context.trace }),
              },
              PUT: () => {
                throw new Error('hunter2')
              },
            }),
        },
      })`,
    'src/routes/api/files/$.ts': `
      import { createFileRoute } from '@tanstack/solid-router'
      export const Route = createFileRoute('/api/files/$')({
        server: { handlers: { GET: ({ params }) => new Response('SERVER_MARKER ' + params._splat) } },
      })`,
    'src/routes/my-script[.]js.ts': `
      import { createFileRoute } from '@tanstack/solid-router'
      export const Route = createFileRoute('/my-script.js')({
        server: { handlers: { GET: () => new Response('SERVER_MARKER script') } },
      })`,
    'src/routes/hidden.tsx': `
      import { createFileRoute, notFound } from '@tanstack/solid-router'
      import { createMiddleware } from 'seamline'
      const hide = createMiddleware().server(() => {
        throw notFound({ data: 'hidden' })
      })
      export const Route = createFileRoute('/hidden')({
        server: { middleware: [hide] },
        component: () => <p>never</p>,
      })`,
    'src/routes/from.tsx': `
      import { createFileRoute, redirect } from '@tanstack/solid-router'
      export const Route = createFileRoute('/from')({
        beforeLoad: () => {
          throw redirect({ to: '/notes' })
        },
      })`,
    'src/routes/broken.tsx': `
      import { createFileRoute } from '@tanstack/solid-router'
      import { createServerFn } from 'seamline'
      const fail = createServerFn().handler((): string => {
        throw new Error('hunter2')
      })
      export const Route = createFileRoute('/broken')({
        loader: () => fail(),
        component: () => <p>never</p>,
        errorComponent: (props) => <p id="error">{props.error.message}</p>,
      })`,
  }
}
