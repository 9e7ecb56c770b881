import { createStart } from 'seamline'
import { reload } from './CLIENT_MARKER/reload'

export const startInstance = createStart(() => ({
  serverFns: {
    onStale() {
      reload()
    },
  },
}))
