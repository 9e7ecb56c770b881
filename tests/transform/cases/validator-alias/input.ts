import { createServerFn } from 'seamline'
import { z } from './SERVER_MARKER/zod'

export const greet = createServerFn()
  .validator(z.object({ name: z.string() }))
  .handler(({ data }) => `SERVER_MARKER ${data.name}`)
