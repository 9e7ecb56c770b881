/**
 * An app written for TanStack Start: every import uses its names, and only the entry
 * `"@tanstack/solid-start": "npm:seamline"` in its package.json is different.
 */

import { APP_TSCONFIG, type AppFiles } from './fixture-app.ts'
import { MOVED_ROUTES } from './moved-app-routes.ts'

/** The package's name in the app. */
export const MOVED_NAME = '@tanstack/solid-start'

export const MOVED_APP: AppFiles = {
  'package.json': JSON.stringify({
    name: 'moved',
    private: true,
    type: 'module',
    dependencies: { [MOVED_NAME]: 'npm:seamline' },
  }),
  'tsconfig.json': APP_TSCONFIG,
  'vite.config.ts': `
    import { tanstackStart } from '@tanstack/solid-start/plugin/vite'
    import { defineConfig } from 'vite'
    import solid from 'vite-plugin-solid'
    export default defineConfig({
      plugins: [tanstackStart({ srcDirectory: 'src', start: { entry: './start.ts' } }), solid({ ssr: true })],
    })`,
  'src/router.tsx': `
    import { createRouter } from '@tanstack/solid-router'
    import { routeTree } from './routeTree.gen'
    export function getRouter() {
      return createRouter({
        routeTree,
        scrollRestoration: true,
        defaultErrorComponent: (props) => <p id="error">{props.error.message}</p>,
        defaultNotFoundComponent: () => <p id="missing">missing</p>,
      })
    }`,
  'src/start.ts': `
    import { createSerializationAdapter } from '@tanstack/solid-router'
    import { createStart } from '@tanstack/solid-start'
    import { requestLogger, sessionMiddleware } from './middleware'
    import { Amount } from './amount'

    const amount = createSerializationAdapter({
      key: 'amount',
      test: (value) => value instanceof Amount,
      toSerializable: (value) => ({ cents: value.cents }),
      fromSerializable: ({ cents }) => new Amount(cents),
    })
    class Bill {
      constructor(readonly total: Amount) {}
    }
    const bill = createSerializationAdapter({
      key: 'bill',
      extends: [amount],
      test: (value) => value instanceof Bill,
      toSerializable: (value) => ({ total: value.total }),
      fromSerializable: ({ total }) => new Bill(total),
    })
    export const startInstance = createStart(() => ({
      defaultSsr: true,
      requestMiddleware: [sessionMiddleware],
      functionMiddleware: [requestLogger],
      serializationAdapters: [bill],
    }))
    export const makeBill = (cents: number) => new Bill(new Amount(cents))`,
  'src/amount.ts': `
    export class Amount {
      constructor(readonly cents: number) {}
      told() {
        return (this.cents / 100).toFixed(2)
      }
    }`,
  'src/middleware.ts': `
    import { redirect } from '@tanstack/solid-router'
    import { createMiddleware } from '@tanstack/solid-start'
    import { getCookie, setResponseHeader } from '@tanstack/solid-start/server'
    import { z } from 'zod'

    export const sessionMiddleware = createMiddleware().server(async ({ next, request, pathname }) => {
      const result = await next({ context: { user: getCookie('user'), path: pathname } })
      result.response?.headers.set('x-session', new URL(request.url).pathname)
      return result
    })
    export const requestLogger = createMiddleware({ type: 'function' })
      .client(async ({ next }) => {
        const result = await next({ sendContext: { page: 'client' } })
        globalThis.document?.body.setAttribute('data-logged', String(result.context.served))
        return result
      })
      .server(({ next, context }) => {
        setResponseHeader('x-page', context.page)
        return next({ sendContext: { served: true } })
      })
    export const authMiddleware = createMiddleware({ type: 'function' })
      .middleware([sessionMiddleware])
      .client(({ next }) => next({ headers: { Authorization: 'Bearer moved' } }))
      .server(({ next, context }) => {
        if (context.user === undefined) throw redirect({ to: '/login', search: { from: context.path } })
        return next({ context: { user: context.user } })
      })
    export const topicMiddleware = createMiddleware({ type: 'function' })
      .inputValidator(z.object({ topic: z.string().min(2) }))
      .server(({ next, data }) => next({ context: { label: '#' + data.topic } }))
    export const guard = createMiddleware()
      .middleware([sessionMiddleware])
      .server(({ next, context }) => {
        if (context.user === undefined) throw redirect({ to: '/login', search: { from: context.path } })
        return next({ context: { guarded: true } })
      })
    export const ownHeader = createMiddleware().server(async ({ next }) => {
      const result = await next()
      result.response?.headers.append('x-own', 'handler')
      return result
    })`,
  'src/notes.server.ts': `
    import '@tanstack/solid-start/server-only'
    export const store = { notes: [{ id: 1, text: 'MOVED_SECRET'.toLowerCase() }] }`,
  'src/notes.functions.ts': `
    import { notFound, redirect } from '@tanstack/solid-router'
    import { createIsomorphicFn, createServerFn, createServerOnlyFn } from '@tanstack/solid-start'
    import { deleteCookie, getCookie, getRequestHeader, setCookie } from '@tanstack/solid-start/server'
    import { z } from 'zod'
    import { authMiddleware, topicMiddleware } from './middleware'
    import { store } from './notes.server'
    import { makeBill } from './start'

    const allNotes = createServerOnlyFn(() => store.notes)
    export const side = createIsomorphicFn()
      .client(() => 'browser')
      .server(() => 'server')
    export const listNotes = createServerFn({ method: 'GET' })
      .middleware([authMiddleware])
      .handler(({ context }) => ({
        user: context.user,
        token: getRequestHeader('authorization'),
        notes: [...allNotes()],
        bill: makeBill(250),
        at: new Date(0),
      }))
    export const readNote = createServerFn()
      .inputValidator((id: number) => id)
      .handler(({ data }) => {
        const note = allNotes().find((each) => each.id === data)
        if (note === undefined) throw notFound()
        return note
      })
    export const addNote = createServerFn({ method: 'POST' })
      .middleware([authMiddleware, topicMiddleware])
      .inputValidator(z.object({ topic: z.string(), text: z.string().min(3) }))
      .handler(({ data, context }) => {
        const note = { id: allNotes().length + 1, text: context.label + ' ' + data.text }
        allNotes().push(note)
        return note
      })
    export const login = createServerFn({ method: 'POST' })
      .inputValidator((form: FormData) => z.object({ user: z.string().min(1) }).parse(Object.fromEntries(form)))
      .handler(({ data }) => {
        setCookie('user', data.user, { httpOnly: true })
        setCookie('welcome', 'yes')
        throw redirect({ to: '/notes' })
      })
    export const logout = createServerFn({ method: 'POST' }).handler(() => {
      const user = getCookie('user')
      deleteCookie('user')
      return 'bye ' + user
    })`,
  'src/server.ts': `
    import { createStartHandler, defaultStreamHandler, defineHandlerCallback } from '@tanstack/solid-start/server'
    import { createServerEntry } from '@tanstack/solid-start/server-entry'
    import { mergeHeaders } from '@tanstack/solid-start'

    const rendered = defineHandlerCallback((page) => {
      page.responseHeaders.set('x-rendered', page.router.latestLocation.pathname)
      return defaultStreamHandler(page)
    })
    const handler = createStartHandler(rendered)
    export default createServerEntry({
      async fetch(request) {
        const response = await handler(request)
        const headers = mergeHeaders(response.headers, { 'x-served-by': 'moved' })
        return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
      },
    })`,
  'src/client.tsx': `
    import '@tanstack/solid-start/client-only'
    import { hydrate } from 'solid-js/web'
    import { hydrateStart, StartClient } from '@tanstack/solid-start/client'
    hydrateStart().then((router) => {
      hydrate(() => <StartClient router={router} />, document)
      document.body.setAttribute('data-own-client', '')
    })`,
  ...MOVED_ROUTES,
}
