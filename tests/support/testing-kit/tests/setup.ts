import { cleanup, configure } from '@solidjs/testing-library'
import { setupServer } from 'msw/node'
import { checkServerFns, resetCalls, unmockedServerFns } from 'seamline/testing'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

export const server = setupServer(unmockedServerFns())

// The first call loads modules, which may take longer than a second.
configure({ asyncUtilTimeout: 10_000 })

beforeAll(() => server.listen())
beforeEach(resetCalls)
afterEach(() => {
  cleanup()
  server.resetHandlers()
  checkServerFns()
})
afterAll(() => server.close())
