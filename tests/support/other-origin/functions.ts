import { redirect } from '@tanstack/router-core'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { getCookie, getRequestHeader, setCookie } from '../../../src/server.ts'

/** The inputs of handlers, which the test reads in a separate request. */
const seen: unknown[] = []

const note = (data: unknown): void => {
  seen.push(data)
}

/** Sends a header that requires a preflight request. */
const token = createMiddleware({ type: 'function' }).client(({ next }) =>
  next({ headers: { authorization: 'Bearer t', 'x-app': '1' } }),
)

const get = createServerFn().middleware([token])
const post = createServerFn({ method: 'POST' }).inputValidator((data: unknown) => data)

export const takeSeen = createServerFn({ method: 'POST' }).handler(() =>
  JSON.stringify(seen.splice(0)),
)

export const who = get.handler(() => ({
  session: getCookie('session') ?? null,
  authorization: getRequestHeader('authorization'),
}))

export const read = createServerFn()
  .inputValidator((key: string) => key)
  .handler(({ data }) => {
    note(data)
    return { key: data, session: getCookie('session') ?? null }
  })

export const signIn = post.handler(({ data }) => {
  note(data)
  setCookie('session', String(data), { httpOnly: true, sameSite: 'lax' })
  return { at: new Date(0) }
})

export const tick = createServerFn().handler(async function* () {
  for (let each = 1; each <= 3; each++) yield { each, big: BigInt(each) }
})

export const upload = createServerFn({ method: 'POST' })
  .inputValidator((data: { title: string; file: File }) => data)
  .handler(async ({ data: { title, file } }) => {
    note(title)
    return { title, name: file.name, text: await file.text() }
  })

export const fail = post.handler((): never => {
  throw new ServerFnError('TAKEN', { message: 'It is taken.', status: 409, data: { since: 1n } })
})

export const rows = createServerFn().handler(
  () => new Response('a,b', { headers: { 'content-type': 'text/csv', 'x-rows': '1' } }),
)

export const leave = post.handler(() => {
  throw redirect({ href: '/elsewhere' })
})

export const save = createServerFn({ method: 'POST' })
  .inputValidator((data: FormData) => data)
  .handler(({ data }) => note(data.get('title')))
