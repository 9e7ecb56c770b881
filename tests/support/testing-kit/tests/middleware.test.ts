import { HttpResponse } from 'msw'
import { ProtocolError } from 'seamline'
import { calls, mockServerFn, runMiddleware } from 'seamline/testing'
import { expect, test } from 'vitest'
import { auth } from '../src/auth.middleware'
import { addNote } from '../src/notes.functions'
import { retry } from '../src/retry.middleware'
import { server } from './setup'

test('sends the token', async () => {
  localStorage.setItem('token', 't0ken')
  const { headers } = await runMiddleware(auth, { side: 'client' })
  expect(headers.get('authorization')).toBe('Bearer t0ken')
})

test('succeeds on the third attempt', async () => {
  const { result, nextCalls } = await runMiddleware(retry, {
    side: 'client',
    next: (attempt) => {
      if (attempt < 3) throw new ProtocolError('NETWORK', 'interrupted')
      return { result: 'saved' }
    },
  })
  expect(result).toBe('saved')
  expect(nextCalls).toHaveLength(3)
})

test('repeats an interrupted call', async () => {
  server.use(mockServerFn(addNote, ({ data }) => ({ text: data.text, author: 'ada' })))
  server.use(mockServerFn(addNote, () => HttpResponse.error(), { once: true }))
  await addNote({ data: { text: 'milk' } })
  expect(calls(addNote)).toMatchObject([{ data: { text: 'milk' } }, { data: { text: 'milk' } }])
})
