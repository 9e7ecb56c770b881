/**
 * An app in which every call of `jump` ends in a redirect, with middleware in each possible place.
 * The cookie `throws` names the middleware that redirects.
 */

import type { AppFiles } from '../fixture-app.ts'

/** The pages that redirect: by their loader, their `beforeLoad` or their button. */
const page = (path: string, server: string): string => `
  import { createFileRoute } from '@tanstack/solid-router'
  import { useServerFn } from 'seamline'
  import { onRoute } from 'MIDDLEWARE'
  import { call, dataFor, jumpFor } from 'JUMP'
  void onRoute
  export const Route = createFileRoute('${path}')({
    ${server}
    beforeLoad: ({ params }) => (params.s === 'before' ? call(params) : undefined),
    loader: ({ params }) => (params.s === 'loader' ? call(params) : undefined),
    component: Source,
  })
  function Source() {
    const params = Route.useParams()
    const jump = useServerFn(jumpFor(params()))
    return (
      <main>
        <h1>Source</h1>
        <button onClick={() => void jump({ data: dataFor(params()) })}>Jump</button>
      </main>
    )
  }`

/** The handlers that redirect. */
const api = (path: string, server: string): string => `
  import { createFileRoute } from '@tanstack/solid-router'
  import { onRoute } from 'MIDDLEWARE'
  import { call, jumpFor } from 'JUMP'
  void onRoute
  export const Route = createFileRoute('${path}')({
    server: {
      ${server}
      handlers: {
        GET: ({ params }) => call({ ...params, s: 'handler' }),
        POST: async ({ params, request }) =>
          jumpFor(params)({ data: params.kind === 'form' ? await request.formData() : await request.json() }),
      },
    },
  })`

const ROUTES: AppFiles = {
  'plain.$m.$s.$kind.tsx': page('/plain/$m/$s/$kind', ''),
  'route.$m.$s.$kind.tsx': page('/route/$m/$s/$kind', 'server: { middleware: [onRoute] },'),
  '_layout.layout.$m.$s.$kind.tsx': page('/_layout/layout/$m/$s/$kind', ''),
  'plain.$m.api.$kind.ts': api('/plain/$m/api/$kind', ''),
  'route.$m.api.$kind.ts': api('/route/$m/api/$kind', 'middleware: [onRoute],'),
  '_layout.layout.$m.api.$kind.ts': api('/_layout/layout/$m/api/$kind', ''),
  '_layout.tsx': `
    import { createFileRoute, Outlet } from '@tanstack/solid-router'
    import { onLayout } from 'MIDDLEWARE'
    export const Route = createFileRoute('/_layout')({
      server: { middleware: [onLayout] },
      component: () => <Outlet />,
    })`,
  '__root.tsx': `
    import { onMount, type JSX } from 'solid-js'
    import { HydrationScript } from 'solid-js/web'
    import { createRootRoute, HeadContent, Scripts } from '@tanstack/solid-router'
    export const Route = createRootRoute({ shellComponent: Shell })
    function Shell(props: { children: JSX.Element }) {
      onMount(() => document.body.setAttribute('data-works', ''))
      return (
        <html>
          <head>
            <HydrationScript />
          </head>
          <body>
            <HeadContent />
            {props.children}
            <Scripts />
          </body>
        </html>
      )
    }`,
  'index.tsx': `
    import { createFileRoute, Link } from '@tanstack/solid-router'
    export const Route = createFileRoute('/')({
      validateSearch: (search) => ({ to: String(search.to ?? '/') }),
      component: function Start() {
        const search = Route.useSearch()
        return (
          <main>
            <Link to={search().to}>Go</Link>
            <form method="post" action={search().to}>
              <button name="from" value="handler">Send</button>
            </form>
          </main>
        )
      },
    })`,
  'target.$id.tsx': `
    import { createFileRoute } from '@tanstack/solid-router'
    export const Route = createFileRoute('/target/$id')({
      validateSearch: (search) => ({ from: String(search.from) }),
      component: function Target() {
        const params = Route.useParams()
        const search = Route.useSearch()
        return <h1>{params().id} from {search().from}</h1>
      },
    })`,
  'abroad.$where.tsx': `
    import { createFileRoute, redirect } from '@tanstack/solid-router'
    import { leaveForeign, target } from '../abroad'
    export const Route = createFileRoute('/abroad/$where')({
      server: {
        handlers: {
          GET: ({ params, next }) => {
            if (params.where === 'handler') throw redirect({ href: target('handler') })
            if (params.where === 'response') {
              // A header holds no wider letters.
              const location = target('response').replaceAll(/[řž]/g, encodeURIComponent)
              return new Response(null, { status: 302, headers: { location } })
            }
            return next()
          },
        },
      },
      beforeLoad: ({ params }) => {
        if (params.where === 'before') throw redirect({ href: target('before') })
      },
      loader: async ({ params }) => {
        if (params.where === 'function') await leaveForeign()
        throw redirect({ href: target('loader') })
      },
      component: () => <p>Nobody stays here.</p>,
    })`,
  'kam.$to.tsx': `
    import { createFileRoute } from '@tanstack/solid-router'
    export const Route = createFileRoute('/kam/$to')({
      validateSearch: (search) => ({ from: String(search.from), é: String(search.é) }),
      component: function There() {
        const params = Route.useParams()
        const search = Route.useSearch()
        return <h1>{params().to} from {search().from} {search().é}</h1>
      },
    })`,
  'cookies.$end.tsx': `
    import { createFileRoute } from '@tanstack/solid-router'
    import { endAs, remember } from 'JUMP'
    export const Route = createFileRoute('/cookies/$end')({
      loader: async ({ params }) => {
        const seen = await remember()
        await endAs({ data: params.end })
        return seen
      },
      component: () => <h1>saw {Route.useLoaderData()()}</h1>,
      errorComponent: () => <h1>failed</h1>,
      notFoundComponent: () => <h1>nothing</h1>,
    })`,
}

const fromSource = (text: string): string =>
  text.replace("'MIDDLEWARE'", "'../middleware'").replace("'JUMP'", "'../jump'")

export const REDIRECTS_APP: AppFiles = {
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid({ ssr: true })] }`,
  'src/router.tsx': `
    import { createRouter } from '@tanstack/solid-router'
    import { routeTree } from './routeTree.gen'
    export const getRouter = () => createRouter({ routeTree })`,
  'src/start.ts': `
    import { createStart } from 'seamline'
    import { onFunctions, onRequests } from './middleware'
    export const startInstance = createStart(() => ({
      requestMiddleware: [onRequests],
      functionMiddleware: [onFunctions],
    }))`,
  'src/middleware.ts': `
    import { redirect } from '@tanstack/solid-router'
    import { createMiddleware } from 'seamline'
    import { getCookie, getRequest, setCookie } from 'seamline/server'

    export const target = (from: string) =>
      redirect({
        to: '/target/$id',
        params: { id: 'a b' },
        search: { from },
        // A form that is sent again would be asked for by POST.
        statusCode: getRequest().method === 'POST' ? 303 : 307,
      })
    const pass = (name: string, mayThrow = true) => {
      setCookie('by-' + name, 'yes')
      if (mayThrow && getCookie('throws') === name) throw target(name)
    }
    export const onRequests = createMiddleware().server(({ next, pathname }) => {
      pass('global', !/^\\/(?:target|$)/.test(pathname))
      return next()
    })
    export const onFunctions = createMiddleware({ type: 'function' })
      .client(({ next }) => next())
      .server(({ next }) => next())
    export const onRoute = createMiddleware().server(({ next }) => {
      pass('route')
      return next()
    })
    export const onLayout = createMiddleware().server(({ next }) => {
      pass('layout')
      return next()
    })
    const listed = createMiddleware().server(({ next }) => next())
    export const onFunction = createMiddleware({ type: 'function' })
      .middleware([listed])
      .client(({ next }) => next())
      .server(({ next }) => {
        pass('function')
        return next()
      })`,
  'src/abroad.ts': `
    import { redirect } from '@tanstack/solid-router'
    import { createServerFn } from 'seamline'
    export const target = (from: string) => '/kam/ř %C5%BE?é=ž&from=' + from
    export const leaveForeign = createServerFn().handler(() => {
      throw redirect({ href: target('function') })
    })`,
  'src/jump.ts': `
    import { notFound, redirect } from '@tanstack/solid-router'
    import { createServerFn, ServerFnError } from 'seamline'
    import { getCookie, setCookie, setResponseHeader, setResponseStatus } from 'seamline/server'
    import { onFunction, target } from './middleware'

    interface Place {
      readonly m: string
      readonly kind: string
      readonly s?: string
    }
    const leave = (from: string): never => {
      setCookie('hop', from)
      setCookie('hop-too', from)
      throw target(from)
    }
    const json = (data: { from: string }) => data
    const form = (data: FormData) => ({ from: String(data.get('from')) })
    const jump = createServerFn().inputValidator(json).handler(({ data }) => leave(data.from))
    const wrapped = createServerFn()
      .middleware([onFunction])
      .inputValidator(json)
      .handler(({ data }) => leave(data.from))
    const jumpForm = createServerFn({ method: 'POST' })
      .inputValidator(form)
      .handler(({ data }) => leave(data.from))
    const wrappedForm = createServerFn({ method: 'POST' })
      .middleware([onFunction])
      .inputValidator(form)
      .handler(({ data }) => leave(data.from))

    // Which one it is shows only while the app runs.
    export const jumpFor = ({ m, kind }: Place): any =>
      kind === 'form' ? (m === 'function' ? wrappedForm : jumpForm) : m === 'function' ? wrapped : jump
    export const dataFor = ({ kind, s = 'event' }: Place) => {
      const from = s
      if (kind !== 'form') return { from }
      const data = new FormData()
      data.set('from', from)
      return data
    }
    export const call = (place: Place) => jumpFor(place)({ data: dataFor(place) })

    export const remember = createServerFn().handler(() => {
      setCookie('one', '1')
      setCookie('two', '2')
      setResponseHeader('x-set', 'by a function')
      return getCookie('page') ?? 'nothing'
    })
    export const endAs = createServerFn()
      .inputValidator((end: string) => end)
      .handler(({ data }) => {
        if (data === 'status') setResponseStatus(202)
        if (data === 'redirect') throw redirect({ to: '/' })
        if (data === 'missing') throw notFound()
        if (data === 'refused') throw new ServerFnError('NO', { status: 401 })
        if (data === 'response') throw Response.redirect('http://localhost/elsewhere', 302)
        return data
      })`,
  ...Object.fromEntries(
    Object.entries(ROUTES).map(([file, text]) => [`src/routes/${file}`, fromSource(text)]),
  ),
}
