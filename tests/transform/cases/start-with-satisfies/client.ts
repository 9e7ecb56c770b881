import { createStart, type StartOptions } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'

export const startInstance = createStart(
  () =>
    ({
      functionMiddleware: [logging],
      serverFns: {  } satisfies StartOptions['serverFns'],
    }) satisfies StartOptions,
)
