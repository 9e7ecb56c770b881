/** A `Location` set beside a result: `fetch` must not follow it on behalf of the client. */

import { expect, test } from 'vitest'
import { listening, travel } from '../../support/three-transports.ts'
import { createServerFn } from '../../../src/index.ts'
import { setResponseHeader, setResponseStatus } from '../../../src/server.ts'

test('a Location without a redirect is not followed: the caller receives the result', async () => {
  await listening()
  const { call, answers } = travel('over node:http', createServerFn(), () => {
    setResponseStatus(302)
    setResponseHeader('location', '/login')
    return 'the result'
  })
  expect(await call()).toBe('the result')
  expect(answers[0]?.headers.has('location')).toBe(false)
})

test('the Location of a created resource is kept', async () => {
  const { call, answers } = travel('over node:http', createServerFn({ method: 'POST' }), () => {
    setResponseStatus(201)
    setResponseHeader('location', '/notes/1')
    return { id: 1 }
  })
  expect(await call()).toEqual({ id: 1 })
  expect([answers[0]?.status, answers[0]?.headers.get('location')]).toEqual([201, '/notes/1'])
})
