import { createStart, type StartOptions } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'
import { report } from './SERVER_MARKER/report'
import { session } from './SERVER_MARKER/session'

export const startInstance = createStart(
  () =>
    ({
      functionMiddleware: [logging],
      requestMiddleware: [session],
      serverFns: { onError: report } satisfies StartOptions['serverFns'],
    }) satisfies StartOptions,
)
