import { cleanup } from '@solidjs/testing-library'
import { setupServer } from 'msw/node'
import { checkServerFns, resetCalls, unmockedServerFns } from 'seamline/testing'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

export const server = setupServer(unmockedServerFns())

beforeAll(() => server.listen())
beforeEach(resetCalls)
afterEach(() => {
  cleanup()
  server.resetHandlers()
  checkServerFns()
})
afterAll(() => server.close())
