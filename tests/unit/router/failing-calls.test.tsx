/** Functions that fail while a page is rendered, shown by a boundary of the app. */

import { PAGE_LOAD, rootWith, routed } from '../../support/routed.ts'
import { createResource, ErrorBoundary, Suspense, type JSX } from 'solid-js'
import { expect, test } from 'vitest'
import { createServerFn, ServerFnError } from '../../../src/index.ts'
import { wire } from '../../support/wired-fn.ts'
import { Document } from './document.tsx'

const SENTINEL = 'hunter2'

/** A page with the result of `call`, or the boundary's text for its failure. */
function pageOf(call: () => Promise<string>) {
  const reported: unknown[] = []
  const Page = (): JSX.Element => {
    const [value] = createResource(call)
    return (
      <ErrorBoundary fallback={(error: Error) => <p>failed: {error.message}</p>}>
        <Suspense>{value()}</Suspense>
      </ErrorBoundary>
    )
  }
  const routeTree = rootWith({ component: () => <Document>{<Page />}</Document> })
  const ask = routed({
    routeTree,
    start: { serverFns: { onError: ({ error }) => void reported.push(error) } },
  })
  const html = async () => (await ask('/', { headers: PAGE_LOAD })).text()
  return { html, reported }
}

test('show only an id and are reported once', async () => {
  const failure = new Error(SENTINEL)
  const { server } = wire(createServerFn(), async (): Promise<string> => {
    // Only after the page has started.
    await new Promise((resolve) => setImmediate(resolve))
    throw failure
  })
  const { html, reported } = pageOf(server)
  const text = await html()
  expect(text).toMatch(/failed: (?:<!--[^>]*-->)*The server failed\./)
  expect(text).not.toContain(SENTINEL)
  expect(reported).toEqual([failure])
})

test('show errors of the app', async () => {
  const { server } = wire(createServerFn(), (): string => {
    throw new ServerFnError('CLOSED', { message: 'Come back tomorrow.' })
  })
  expect(await pageOf(server).html()).toContain('Come back tomorrow.')
})

test('pass whole errors to the functions that call them', async () => {
  const inner = wire(createServerFn(), (): string => {
    throw new Error(SENTINEL)
  }).server
  const { server } = wire(createServerFn(), async () => {
    const message = await inner().catch((error: Error) => error.message)
    return message === SENTINEL ? 'seen as it is' : 'masked'
  })
  const { html, reported } = pageOf(server)
  expect(await html()).toContain('seen as it is')
  expect(reported).toEqual([])
})
