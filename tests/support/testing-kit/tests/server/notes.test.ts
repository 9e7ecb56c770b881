// @vitest-environment node
import { ValidationError } from 'seamline'
import { getRequestHeader, setCookie } from 'seamline/server'
import { callServerFn, runMiddleware, withRequest } from 'seamline/testing'
import { expect, test } from 'vitest'
import { auth } from '../../src/auth.middleware'
import { addNote } from '../../src/notes.functions'

const headers = { authorization: 'Bearer t0ken' }

test('rejects a caller without a token', async () => {
  const { error, nextCalls } = await runMiddleware(auth, { side: 'server' })
  expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 401 })
  expect(nextCalls).toEqual([])
})

test('derives the user from the token', async () => {
  const { context } = await runMiddleware(auth, { side: 'server', headers })
  expect(context.user).toBe('ada')
})

test('runs validators, middleware and handler', async () => {
  const note = await callServerFn(addNote, { data: { text: 'milk' }, headers })
  expect(note).toEqual({ text: 'milk', author: 'ada' })
  const empty = callServerFn(addNote, { data: { text: '' }, headers })
  await expect(empty).rejects.toBeInstanceOf(ValidationError)
})

test('reads the request and sets a cookie', async () => {
  const { cookies } = await withRequest({ headers: { 'x-theme': 'dark' } }, () => {
    setCookie('theme', getRequestHeader('x-theme') === 'dark' ? 'light' : 'dark')
  })
  expect(cookies).toEqual(['theme=light; Path=/'])
})
