import shared from './CLIENT_MARKER.json' with { type: 'json' }
import secrets from './SERVER_MARKER.json' with { type: 'json' }
import { createServerFn } from 'seamline'

export const now = createServerFn().handler(async () => {
  await using file = secrets.open('SERVER_MARKER')
  return file
})

export { shared }
