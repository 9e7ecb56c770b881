/** The report about a page whose data cannot be sent to the browser. */

import { PAGE_LOAD, rootWith, routed, treeOf } from '../../support/routed.ts'
import { createResource, Suspense } from 'solid-js'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ErrorReport } from '../../../src/app/create-start.ts'
import { Document } from './document.tsx'

beforeEach(() => {
  // The router logs the serialization error.
  vi.spyOn(console, 'error').mockReturnValue()
})

class Point {
  readonly x = 0
}

async function load(options: object, headers: HeadersInit = PAGE_LOAD) {
  const reports: ErrorReport[] = []
  const ask = routed({
    routeTree: treeOf({ '/page': options }, rootWith({ shellComponent: Document })),
    start: { serverFns: { onError: (report) => void reports.push(report) } },
  })
  const response = await ask('/page', { headers })
  const text = await response.text().catch((error: unknown) => String(error))
  return { status: response.status, text, errors: reports.map(({ error }) => error) }
}

const data = { list: [{ home: new URL('https://a.b/') }, { at: new Point() }] }

test.each([
  ['loader', { loader: () => data }],
  ['beforeLoad', { beforeLoad: () => data }],
])('the result of a %s is reported with its route and path', async (option, options) => {
  const { status, text, errors } = await load(options)
  expect(status).toBe(500)
  expect(text).not.toContain('Point')
  expect(errors).toHaveLength(1)
  expect(errors[0]).toMatchObject({ name: 'SeamlineError', code: 'PAGE_DATA_NOT_SERIALIZABLE' })
  expect(String(errors[0])).toContain(
    `The result of \`${option}\` in the route \`/page\` cannot be sent to the browser with the page: list[1].at: values of class Point cannot be sent.`,
  )
})

test.each([
  ['a function', () => 1, 'functions cannot be sent'],
  ['an instance', new Point(), 'values of class Point cannot be sent'],
])('%s in a resource is reported once and ends the page', async (_what, value, reason) => {
  const options = {
    component: () => {
      const [loaded] = createResource(async () => ({ list: [value] }))
      return <Suspense>{loaded() && 'page'}</Suspense>
    },
  }
  const { text, errors } = await load(options)
  expect(text).toContain('The server failed.')
  expect(errors).toHaveLength(1)
  expect(errors[0]).toMatchObject({ code: 'PAGE_DATA_NOT_SERIALIZABLE' })
  expect(String(errors[0])).toContain(reason)
  const crawled = await load(options, { ...PAGE_LOAD, 'user-agent': 'Googlebot/2.1' })
  expect([crawled.status, crawled.errors.length]).toEqual([500, 1])
})

test('a late value is reported and arrives as a rejection', async () => {
  const options = {
    loader: () => ({
      late: new Promise((resolve) => setImmediate(resolve, { at: new Point() })),
    }),
  }
  const { status, text, errors } = await load(options)
  expect([status, text.endsWith('</html><!--!$/e000000010000-->')]).toEqual([200, true])
  expect(text).toContain('The server failed.')
  expect(errors).toHaveLength(1)
  expect(String(errors[0])).toContain(
    'promise in a page cannot be sent to the browser with the page: at: values of class Point',
  )
})
