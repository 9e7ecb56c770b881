/** Clients that close the connection early, over node:http: the work for them stops. */

import { once } from 'node:events'
import { get, type ClientRequest, type IncomingMessage } from 'node:http'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, startBuilt } from '../support/child-server.ts'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { handlerFile, pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

/** Each request has a name, which identifies its events. */
const app = createFixtureApp(
  smallRoutedApp({
    'src/start.ts': `
      import { createStart } from 'seamline'
      import { tell } from './told'
      export const startInstance = createStart(() => ({
        serverFns: { onError: ({ error }) => tell('reported ' + String(error)) },
      }))`,
    'src/told.ts': `
      export const told: string[] = []
      const waiting = new Set<() => void>()
      export function tell(what: string) {
        told.push(what)
        for (const look of waiting) look()
      }
      export function whenTold(what: string): Promise<void> {
        return new Promise((resolve) => {
          const look = () => {
            if (!told.includes(what)) return
            waiting.delete(look)
            resolve()
          }
          waiting.add(look)
          look()
        })
      }
      export function untilAborted(signal: AbortSignal, what: string): Promise<never> {
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            tell(what)
            reject(signal.reason)
          })
        })
      }`,
    // Responds with all events as soon as there is one.
    'src/routes/told.$.ts': `
      import { told, whenTold } from '../told'
      ${handlerFile(
        '/told/$',
        `handlers: { GET: async ({ params }) => {
          await whenTold(params._splat ?? '')
          return Response.json(told)
        } }`,
      )}`,
    'src/routes/waits.ts': `
      import { tell, untilAborted } from '../told'
      ${handlerFile(
        '/waits',
        `handlers: { GET: ({ request }) => {
          tell('handler started')
          return untilAborted(request.signal, 'handler aborted')
        } }`,
      )}`,
    'src/routes/body.ts': `
      import { tell } from '../told'
      ${handlerFile(
        '/body',
        `handlers: { GET: ({ request }) => {
          request.signal.addEventListener('abort', () => tell('body aborted'))
          const first = new TextEncoder().encode('first')
          return new Response(new ReadableStream({
            start: (controller) => controller.enqueue(first),
            cancel: () => tell('body cancelled'),
          }))
        } }`,
      )}`,
    'src/wait.ts': `
      import { createServerFn } from 'seamline'
      import { getRequest } from 'seamline/server'
      import { tell, untilAborted } from './told'
      export const wait = createServerFn()
        .inputValidator((name: string) => name)
        .handler(({ data }) => {
          tell(data + ' started')
          return untilAborted(getRequest().signal, data + ' aborted')
        })`,
    'src/routes/loads.tsx': `
      import { wait } from '../wait'
      ${pageFile('/loads', 'loader: () => wait({ data: "loader" }), component: () => <p>never</p>')}`,
    'src/routes/streams.tsx': `
      import { createResource, Suspense } from 'solid-js'
      import { wait } from '../wait'
      ${pageFile('/streams', 'component: Page')}
      function Page() {
        const [late] = createResource(() => wait({ data: 'resource' }))
        return <Suspense fallback={<i>first</i>}>{late()}</Suspense>
      }`,
    'src/routes/defers.tsx': `
      import { wait } from '../wait'
      ${pageFile(
        '/defers',
        `loader: () => ({ late: wait({ data: 'deferred' }) }), component: () => <i>first</i>`,
      )}`,
  }),
)
afterAll(app.remove)

/** Sends a request without waiting for a response, as the connection will be closed. */
function open(url: string): ClientRequest {
  const request = get(url, { headers: { accept: 'text/html' } })
  request.on('error', () => undefined)
  return request
}

interface Running {
  readonly url: string
  readonly stop: () => Promise<void>
  readonly log?: () => string
}

const SERVERS: Readonly<Record<string, () => Promise<Running>>> = {
  'the built server': async () => {
    const builder = await createBuilder({ root: app.root, logLevel: 'error' })
    await builder.buildApp()
    return startBuilt(app.root, await freePort())
  },
  'the dev server': () => startDevServer(app.root),
}

describe.each(Object.entries(SERVERS))('%s', (_name, start) => {
  let server: Running
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.stop())

  const told = async (what: string): Promise<readonly string[]> =>
    (await fetch(`${server.url}/told/${what}`)).json()

  test.each([
    ['a handler', '/waits', 'handler'],
    ['a loader', '/loads', 'loader'],
  ])('aborts the signal of %s before its response', async (_kind, path, name) => {
    const request = open(`${server.url}${path}`)
    await told(`${name} started`)
    request.destroy()
    expect(await told(`${name} aborted`)).toContain(`${name} aborted`)
  })

  test.each([
    ['the body of a handler', '/body', ['body aborted', 'body cancelled']],
    ['a page with a resource to come', '/streams', ['resource aborted']],
    ['a page with deferred data to come', '/defers', ['deferred aborted']],
  ])('stops %s in the middle', async (_kind, path, expected) => {
    const request = open(`${server.url}${path}`)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    response.on('error', () => undefined)
    let seen = ''
    for await (const chunk of response) {
      seen += String(chunk)
      if (seen.includes('first')) break
    }
    request.destroy()
    for (const what of expected) expect(await told(what)).toContain(what)
  })

  test('logs no errors', async () => {
    const all = await told('handler aborted')
    expect(all.filter((what) => what.startsWith('reported'))).toEqual([])
    expect(server.log?.() ?? '').not.toMatch(/error|unhandled/i)
  })
})
