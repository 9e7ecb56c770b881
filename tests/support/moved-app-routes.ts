/** The routes of the app in moved-app.ts. */

import type { AppFiles } from './fixture-app.ts'

export const MOVED_ROUTES: AppFiles = {
  'src/routes/__root.tsx': `
    import { onMount, type JSX } from 'solid-js'
    import { HydrationScript } from 'solid-js/web'
    import { createRootRoute, HeadContent, Link, Scripts } from '@tanstack/solid-router'
    export const Route = createRootRoute({
      head: () => ({ meta: [{ charset: 'utf-8' }, { title: 'Moved' }] }),
      shellComponent: Shell,
    })
    function Shell(props: { children: JSX.Element }) {
      onMount(() => document.body.setAttribute('data-works', ''))
      return (
        <html lang="en">
          <head>
            <HydrationScript />
          </head>
          <body>
            <HeadContent />
            <nav>
              <Link to="/">Start</Link>
              <Link to="/notes">Notes</Link>
              <Link to="/notes/$id" params={{ id: '99' }}>Nothing</Link>
            </nav>
            {props.children}
            <Scripts />
          </body>
        </html>
      )
    }`,
  'src/routes/index.tsx': `
    import { createFileRoute } from '@tanstack/solid-router'
    import { getRouterInstance } from '@tanstack/solid-start'
    import { side } from '../notes.functions'
    export const Route = createFileRoute('/')({
      loader: async () => ({ at: (await getRouterInstance()).latestLocation.pathname, side: side() }),
      component: function Start() {
        const data = Route.useLoaderData()
        return <h1>Start {data().at} {data().side}</h1>
      },
    })`,
  'src/routes/login.tsx': `
    import { createFileRoute } from '@tanstack/solid-router'
    import { useServerFn } from '@tanstack/solid-start'
    import { login } from '../notes.functions'
    export const Route = createFileRoute('/login')({
      validateSearch: (search): { from?: string } => ({ from: search.from as string | undefined }),
      component: Login,
    })
    function Login() {
      const search = Route.useSearch()
      const send = useServerFn(login)
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void send({ data: new FormData(event.currentTarget) })
          }}
        >
          <h1>Login for {search().from}</h1>
          <input name="user" />
          <button>Log in</button>
        </form>
      )
    }`,
  'src/routes/_guarded.tsx': `
    import { createFileRoute, Outlet } from '@tanstack/solid-router'
    import { guard } from '../middleware'
    export const Route = createFileRoute('/_guarded')({
      server: { middleware: [guard] },
      component: () => <main data-layout=""><Outlet /></main>,
    })`,
  'src/routes/_guarded/notes.tsx': `
    import { createSignal, For } from 'solid-js'
    import { createFileRoute, useRouter } from '@tanstack/solid-router'
    import { useServerFn } from '@tanstack/solid-start'
    import { addNote, listNotes, logout } from '../../notes.functions'
    export const Route = createFileRoute('/_guarded/notes')({
      loader: () => listNotes(),
      head: ({ loaderData }) => ({ meta: [{ title: 'Notes of ' + loaderData?.user }] }),
      component: Notes,
    })
    function Notes() {
      const data = Route.useLoaderData()
      const router = useRouter()
      const add = useServerFn(addNote)
      const [failure, setFailure] = createSignal('')
      const submit = async (text: string) => {
        try {
          await add({ data: { topic: 'home', text } })
          await router.invalidate()
        } catch (error) {
          setFailure((error as Error).name)
        }
      }
      return (
        <>
          <h1>Notes of {data().user}</h1>
          <p id="kinds">{data().bill.total.told()} {data().at.getTime()} {data().token}</p>
          <ul><For each={data().notes}>{(note) => <li>{note.text}</li>}</For></ul>
          <button onClick={() => void submit('tidy up')}>Add</button>
          <button onClick={() => void submit('x')}>Add too little</button>
          <button onClick={() => void logout().then(setFailure)}>Log out</button>
          <p id="failure">{failure()}</p>
        </>
      )
    }`,
  'src/routes/notes.$id.tsx': `
    import { createFileRoute } from '@tanstack/solid-router'
    import { readNote } from '../notes.functions'
    export const Route = createFileRoute('/notes/$id')({
      loader: ({ params }) => readNote({ data: Number(params.id) }),
      component: function Note() {
        const note = Route.useLoaderData()
        return <h1>{note().text}</h1>
      },
      notFoundComponent: () => <p id="missing">no such note</p>,
    })`,
  'src/routes/api/notes.ts': `
    import { createFileRoute } from '@tanstack/solid-router'
    import { json } from '@tanstack/solid-start'
    import { guard, ownHeader, sessionMiddleware } from '../../middleware'
    import { store } from '../../notes.server'
    export const Route = createFileRoute('/api/notes')({
      server: {
        middleware: [sessionMiddleware],
        handlers: ({ createHandlers }) =>
          createHandlers({
            GET: ({ context }) => json({ user: context.user ?? null, notes: store.notes.length }),
            POST: {
              middleware: [guard, ownHeader],
              handler: async ({ request, context }) => {
                const { text } = await request.json()
                return new Response([context.user, context.guarded, text].join(), { status: 201 })
              },
            },
          }),
      },
    })`,
  'src/routes/api.file.$.ts': `
    import { createFileRoute } from '@tanstack/solid-router'
    export const Route = createFileRoute('/api/file/$')({
      server: { handlers: { GET: async ({ params }) => new Response('file ' + params._splat) } },
    })`,
}
