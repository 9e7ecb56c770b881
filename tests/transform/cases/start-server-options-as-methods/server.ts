import { createStart } from 'seamline'
import { reload } from './CLIENT_MARKER/reload'
import { report } from './SERVER_MARKER/report'
import { session } from './SERVER_MARKER/session'

export const startInstance = createStart(() => ({
  'requestMiddleware': [session],
  serverFns: {
    onError({ error }) {
      report(error, 'SERVER_MARKER')
    },
    onStale() {
      reload()
    },
  },
}))
