import { mockServerFn } from 'seamline/testing'
import { beforeAll, expect, test } from 'vitest'
import { addPhoto, tailNotes } from '../src/notes.functions'
import { installNodeFiles } from './node-files'
import { server } from './setup'

beforeAll(installNodeFiles)

test('streams item by item', async () => {
  server.use(
    mockServerFn(tailNotes, async function* ({ data }) {
      for (let id = 1; id <= data.count; id++) yield { id, author: 'ada' }
    }),
  )
  const ids: number[] = []
  for await (const { id } of await tailNotes({ data: { count: 3 } })) ids.push(id)
  expect(ids).toEqual([1, 2, 3])
})

test('uploads a form with a file', async () => {
  server.use(
    mockServerFn(addPhoto, async ({ data }) => {
      const photo = data.get('photo') as File
      return { title: String(data.get('title')), name: photo.name, text: await photo.text() }
    }),
  )
  const data = new FormData()
  data.set('title', 'Trip')
  data.set('photo', new File(['pixels'], 'trip.png', { type: 'image/png' }))
  expect(await addPhoto({ data })).toEqual({ title: 'Trip', name: 'trip.png', text: 'pixels' })
})
