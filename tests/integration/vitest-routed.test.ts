/**
 * Tests of an app with routes: one configuration for its pages and for tests of both environments.
 */

import { expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { IS_FULL } from '../support/selection.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'
import { vitestIn } from '../support/testing-kit.ts'

const APP = smallRoutedApp(
  {
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: { seamline: '*', 'solid-js': '*', '@tanstack/solid-router': '*' },
      devDependencies: { '@solidjs/testing-library': '*' },
    }),
    'src/notes.functions.ts': `
      import { createMiddleware, createServerFn } from 'seamline'
      import { getRequestHeader } from 'seamline/server'
      import { redirect } from '@tanstack/solid-router'
      const user = createMiddleware({ type: 'function' })
        .server(({ next }) => next({ context: { user: getRequestHeader('x-user') } }))
      export const addNote = createServerFn({ method: 'POST' })
        .middleware([user])
        .inputValidator((text) => text.trim())
        .handler(({ data, context }) => {
          if (data === '') throw redirect({ to: '/' })
          return { text: data, by: context.user }
        })`,
    'src/AddNote.tsx': `
      import { createSignal } from 'solid-js'
      import { Link } from '@tanstack/solid-router'
      import { addNote } from './notes.functions'
      export function AddNote() {
        const [saved, setSaved] = createSignal('nothing')
        const add = async () => setSaved((await addNote({ data: 'milk' })).text)
        return <p><button onClick={add}>Add</button><output>{saved()}</output></p>
      }
      export const Home = () => <Link to="/">Home</Link>`,
    'src/routes/index.tsx': `import { AddNote } from '../AddNote'\n${pageFile('/', 'component: AddNote')}`,
    'tests/setup.ts': `
      import { cleanup, configure } from '@solidjs/testing-library'
      import { setupServer } from 'msw/node'
      import { checkServerFns, resetCalls, unmockedServerFns } from 'seamline/testing'
      import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
      export const server = setupServer(unmockedServerFns())
      configure({ asyncUtilTimeout: 30_000 })
      beforeAll(() => server.listen())
      beforeEach(resetCalls)
      afterEach(() => { cleanup(); server.resetHandlers(); checkServerFns() })
      afterAll(() => server.close())`,
    'tests/component.test.tsx': `
      import { fireEvent, render, screen } from '@solidjs/testing-library'
      import {
        createMemoryHistory, createRootRoute, createRouter, RouterProvider,
      } from '@tanstack/solid-router'
      import { mockServerFn, serverFnHandlers } from 'seamline/testing'
      import { expect, test } from 'vitest'
      import { AddNote, Home } from '../src/AddNote'
      import { addNote } from '../src/notes.functions'
      import { server } from './setup'
      test('a component with a mock', async () => {
        server.use(mockServerFn(addNote, ({ data }) => ({ text: 'mocked ' + data })))
        render(() => <AddNote />)
        fireEvent.click(screen.getByText('Add'))
        expect((await screen.findByText('mocked milk')).tagName).toBe('OUTPUT')
      })
      test('a component with the server', async () => {
        server.use(...serverFnHandlers({ headers: { 'x-user': 'ada' } }))
        render(() => <AddNote />)
        fireEvent.click(screen.getByText('Add'))
        expect((await screen.findByText('milk')).tagName).toBe('OUTPUT')
        expect(await addNote({ data: ' tea ' })).toEqual({ text: 'tea', by: 'ada' })
      })
      test('a component that needs a router', async () => {
        const routeTree = createRootRoute({ component: Home })
        const history = createMemoryHistory({ initialEntries: ['/'] })
        const router = createRouter({ routeTree, history })
        await router.load()
        render(() => <RouterProvider router={router} />)
        expect((await screen.findByText('Home')).getAttribute('href')).toBe('/')
      })`,
    'tests/server.test.ts': `
      // @vitest-environment node
      import { callServerFn } from 'seamline/testing'
      import { expect, test } from 'vitest'
      import { addNote } from '../src/notes.functions'
      import { Route } from '../src/routes/index'
      test('a function', async () => {
        const note = await callServerFn(addNote, { data: ' milk ', headers: { 'x-user': 'ada' } })
        expect(note).toEqual({ text: 'milk', by: 'ada' })
      })
      test('a function beside a page', async () => {
        expect(typeof Route.options.component).toBe('function')
        expect((await callServerFn(addNote, { data: 'x' })).text).toBe('x')
      })`,
  },
  { vite: `test: { environment: 'jsdom', setupFiles: './tests/setup.ts' }` },
)

const config = (solid: string): string =>
  (APP['vite.config.ts'] ?? '').replace('solid({ ssr: true })', solid)

/** With `solid()` alone, a page module that a server loads is compiled for the browser. */
const OF_SERVER = ['tests/server.test.ts']

test.each([
  ['solid({ ssr: true })', 5, []],
  ['solid()', IS_FULL ? 5 : 2, IS_FULL ? [] : OF_SERVER],
])('runs with %s', async (solid, count, only) => {
  const app = createFixtureApp({ ...APP, 'vite.config.ts': config(solid) })
  const printed = await vitestIn(app.root, ...only)
  expect(printed).toMatch(new RegExp(`Tests +${count} passed \\(${count}\\)`))
  expect(printed).not.toMatch(/stderr|warn/i)
  app.remove()
})
