import { createServerFn } from 'seamline'
import { watch } from './SERVER_MARKER/watch'

export const notes = createServerFn().handler(async function* () {
  for await (const note of watch()) yield note
})
