import { createStart } from 'seamline'
import { auth, logging } from './CLIENT_MARKER/middleware'
import { reload } from './CLIENT_MARKER/reload'
import { traced } from './CLIENT_MARKER/traced'
import { LIMITS } from './SERVER_MARKER/limits'
import { origins } from './SERVER_MARKER/origins'
import { report } from './SERVER_MARKER/report'
import { session } from './SERVER_MARKER/session'
import * as environment from './SERVER_MARKER/environment'

const PROXY = environment.read('SERVER_MARKER')

export const startInstance = createStart(() => ({
  functionMiddleware: [auth, logging],
  requestMiddleware: [session],
  serverFns: {
    fetch: traced('CLIENT_MARKER'),
    onStale: () => reload('CLIENT_MARKER'),
    endpoint: import.meta.env.VITE_CLIENT_MARKER,
    onError: ({ error, errorId }) => report('SERVER_MARKER', error, errorId),
    csrf: false,
    origin: 'https://SERVER_MARKER.test',
    allowedOrigins: origins,
    allowNonBrowser: environment.isTest,
    trustProxy: PROXY,
    limits: { ...LIMITS, body: 1_000 },
    streams: { keepAlive: environment.read('SERVER_MARKER'), idleTimeout: traced('CLIENT_MARKER') },
  },
}))
