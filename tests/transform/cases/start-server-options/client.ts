import { createStart } from 'seamline'
import { auth, logging } from './CLIENT_MARKER/middleware'
import { reload } from './CLIENT_MARKER/reload'
import { traced } from './CLIENT_MARKER/traced'


export const startInstance = createStart(() => ({
  functionMiddleware: [auth, logging],
  serverFns: {
    fetch: traced('CLIENT_MARKER'),
    onStale: () => reload('CLIENT_MARKER'),
    endpoint: import.meta.env.VITE_CLIENT_MARKER,
    streams: { idleTimeout: traced('CLIENT_MARKER') },
  },
}))
