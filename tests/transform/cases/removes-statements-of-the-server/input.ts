import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db.server'
import { schema } from './SERVER_MARKER/schema'
import { watch } from 'node:fs'

const KEY = process.env.SERVER_MARKER_KEY

if (!KEY) throw new Error('SERVER_MARKER is missing')

// SERVER_MARKER: before the first call.
await db.exec(schema)

db.on('error', (error) => {
  console.error('SERVER_MARKER', error, KEY)
})

watch('SERVER_MARKER.json', () => db.reload())

export const list = createServerFn().handler(() => db.list(KEY))

export const title = 'CLIENT_MARKER'
