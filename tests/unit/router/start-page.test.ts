import { createRootRoute, createRoute, createRouter } from '@tanstack/solid-router'
import { describe, expect, test } from 'vitest'
import { devChecks } from '../../../src/client/dev-checks.ts'
import { startPage } from '../../../src/client/start-page.ts'
import { NO_START } from '../../../src/app/resolved-start.ts'
import { rejectionOf } from '../../support/failures.ts'

function getRouter() {
  const root = createRootRoute()
  const notes = createRoute({ getParentRoute: () => root, path: '/notes' })
  // The router's types refuse it, which a cast overrules.
  notes.update({ server: { handlers: { GET: () => new Response('secret') } } } as never)
  return createRouter({ routeTree: root.addChildren([notes]) })
}

describe('a `server` option that has reached the browser', () => {
  test('is refused in development', async () => {
    const error = await rejectionOf(
      startPage({ getRouter }, { basePath: '/', checks: devChecks }, NO_START),
    )
    expect(error).toMatchObject({ name: 'SeamlineError', code: 'SERVER_OPTION_IN_BROWSER' })
    expect(String(error)).toContain('`/notes`')
  })

  test('is not checked in production', async () => {
    // There is no page here to hydrate.
    const error = await rejectionOf(
      startPage({ getRouter }, { basePath: '/', checks: undefined }, NO_START),
    )
    expect(error).not.toMatchObject({ code: 'SERVER_OPTION_IN_BROWSER' })
  })
})
