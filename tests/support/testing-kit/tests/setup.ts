import { cleanup, configure } from '@solidjs/testing-library'
import { setupServer } from 'msw/node'
import { checkServerFns, resetCalls, unmockedServerFns } from 'seamline/testing'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

export const server = setupServer(unmockedServerFns())

// What is looked for may need longer than a second: the first call loads modules.
configure({ asyncUtilTimeout: 10_000 })

beforeAll(() => server.listen())
beforeEach(resetCalls)
afterEach(() => {
  cleanup()
  server.resetHandlers()
  checkServerFns()
})
afterAll(() => server.close())
