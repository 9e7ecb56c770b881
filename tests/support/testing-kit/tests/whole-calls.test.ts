import { ServerFnError, ValidationError } from 'seamline'
import { calls, serverFnHandlers } from 'seamline/testing'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addNote, addPhoto, tailNotes } from '../src/notes.functions'
import { installNodeFiles } from './node-files'
import { server } from './setup'

beforeAll(installNodeFiles)

beforeEach(() => {
  server.use(...serverFnHandlers())
  localStorage.setItem('token', 't0ken')
})

test('identifies the caller by the token', async () => {
  expect(await addNote({ data: { text: 'milk' } })).toEqual({ text: 'milk', author: 'ada' })
  expect(calls(addNote)[0]?.headers.get('authorization')).toBe('Bearer t0ken')
})

test('rejects a call without a token', async () => {
  localStorage.clear()
  const call = addNote({ data: { text: 'milk' } })
  await expect(call).rejects.toBeInstanceOf(ServerFnError)
  await expect(call).rejects.toMatchObject({ code: 'UNAUTHORIZED', status: 401 })
})

test('runs the validator', async () => {
  const call = addNote({ data: { text: '' } })
  await expect(call).rejects.toBeInstanceOf(ValidationError)
  await expect(call).rejects.toMatchObject({ issues: [{ message: 'Write something.' }] })
})

test('sends streams and files', async () => {
  const authors: string[] = []
  for await (const { author } of await tailNotes({ data: { count: 2 } })) authors.push(author)
  expect(authors).toEqual(['ada', 'ada'])
  const data = new FormData()
  data.set('title', 'Trip')
  data.set('photo', new File(['pixels'], 'trip.png'))
  expect(await addPhoto({ data })).toEqual({ title: 'Trip', name: 'trip.png', text: 'pixels' })
})
