import { createServerFn } from 'seamline'

export const add = createServerFn({ method: 'POST' })
  .inputValidator((terms: [number, number]) => terms.map((term) => term + 'SERVER_MARKER'.length))
  .handler(async ({ data }) => data.join('SERVER_MARKER'))
