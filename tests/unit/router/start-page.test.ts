import { createRootRoute, createRoute, createRouter } from '@tanstack/solid-router'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { devChecks } from '../../../src/client/dev-checks.ts'
import { startPage } from '../../../src/client/start-page.ts'
import { NO_START } from '../../../src/app/resolved-start.ts'
import { rejectionOf } from '../../support/failures.ts'

const app = vi.hoisted(() => ({ isDev: true }))

vi.mock('../../../src/internal/dev-checks.ts', () => ({
  get devChecks() {
    return app.isDev ? devChecks : undefined
  },
}))

function getRouter() {
  const root = createRootRoute()
  const notes = createRoute({ getParentRoute: () => root, path: '/notes' })
  // The router's types refuse it, which a cast overrules.
  notes.update({ server: { handlers: { GET: () => new Response('secret') } } } as never)
  return createRouter({ routeTree: root.addChildren([notes]) })
}

describe('a `server` option that has reached the browser', () => {
  beforeEach(() => {
    app.isDev = true
  })

  test('is refused in development', async () => {
    const error = await rejectionOf(startPage({ getRouter }, '/', NO_START))
    expect(error).toMatchObject({ name: 'SeamlineError', code: 'SERVER_OPTION_IN_BROWSER' })
    expect(String(error)).toContain('`/notes`')
  })

  test('is not looked for in production', async () => {
    app.isDev = false
    // There is no page here to take over.
    const error = await rejectionOf(startPage({ getRouter }, '/', NO_START))
    expect(error).not.toMatchObject({ code: 'SERVER_OPTION_IN_BROWSER' })
  })
})
