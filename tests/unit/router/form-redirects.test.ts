import { child, PAGE_LOAD, rootWith, routed } from '../../support/routed.ts'
import { redirect } from '@tanstack/solid-router'
import { expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { wire } from '../../support/wired-fn.ts'

const root = rootWith()
const note = child(root, { path: '/notes/$id' })
const routeTree = root.addChildren([note])

const FORM = { ...PAGE_LOAD, 'content-type': 'application/x-www-form-urlencoded' }

test('a redirect to a route works for a form sent without JavaScript', async () => {
  routed({ routeTree })
  const { send } = wire(createServerFn({ method: 'POST' }), () => {
    throw redirect({ to: '/notes/$id', params: { id: '7' }, search: { new: true } } as never)
  })
  const answer = await send({ method: 'POST', headers: FORM, body: 'title=a' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/notes/7?new=true'])
})

test('the client receives the same redirect with its options, to resolve with the router of its page', async () => {
  routed({ routeTree })
  const { client } = wire(createServerFn({ method: 'POST' }), () => {
    throw redirect({ to: '/notes/$id', params: { id: '7' } } as never)
  })
  await expect(client()).rejects.toMatchObject({
    options: { to: '/notes/$id', params: { id: '7' } },
  })
})
