/** Promises of a page that fail before hydration reads them: browsers report those without a handler. */

import { createResource, ErrorBoundary, Suspense } from 'solid-js'
import { runInNewContext } from 'node:vm'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pagePromiseAdapter } from '../../../src/app/page-promise-adapter.ts'
import { PAGE_LOAD, rootWith, routed, treeOf } from '../../support/routed.ts'
import { expectNoneUnhandled } from '../../support/unhandled.ts'
import { Document } from './document.tsx'

expectNoneUnhandled()
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
})

function failingView(turns: number) {
  return () => {
    const [data] = createResource(async (): Promise<string> => {
      for (let passed = 0; passed < turns; passed++) await turn()
      throw new Error('failed')
    })
    return (
      <ErrorBoundary fallback="the fallback">
        <Suspense fallback="waiting">{data()}</Suspense>
      </ErrorBoundary>
    )
  }
}

test.each([
  ['at once', 0],
  ['after the page has begun', 20],
])('a resource that fails %s, and the boundary around it', async (_when, turns) => {
  const root = rootWith({ shellComponent: Document })
  const ask = routed({ routeTree: treeOf({ '/': { component: failingView(turns) } }, root) })
  const html = await (await ask('/', { headers: PAGE_LOAD })).text()
  const written = resourcesIn(html)
  await turn()
  const results = await Promise.allSettled(written)
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

/** Runs the scripts with which Solid writes resources, without a document. */
function resourcesIn(html: string): readonly unknown[] {
  const scripts = [...html.matchAll(/<script[^>]*>((?:self\.)?\$(?:R|df)\b[^]*?)<\/script>/g)]
  const resources: Record<string, unknown> = {}
  const comment = { nodeType: 8, remove: () => undefined, replaceWith: () => undefined }
  const globals = {
    _$HY: { r: resources, fe: () => undefined },
    document: { getElementById: () => comment },
    Promise,
  }
  runInNewContext(`self = globalThis; ${scripts.map(([, code]) => code).join(';')}`, globals)
  return Object.values(resources).filter((value) => value instanceof Promise)
}

test('a promise of a loader', async () => {
  const late = Promise.reject(new Error('failed'))
  // The types of an adapter for any value accept none.
  expect(pagePromiseAdapter.fromSerializable(late as never)).toBe(late)
  await turn()
})
