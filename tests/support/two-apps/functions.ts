/**
 * The server functions of both apps, which differ only in src/app.ts: files, names and ids are the
 * same.
 */

import { createServerFn, ServerFnError } from '../../../src/index.ts'
import {
  getCookie,
  getRequest,
  getRequestHeader,
  getResponseHeader,
  setCookie,
  setResponseHeader,
} from '../../../src/server.ts'
import { APP } from './app.ts'
import { Token } from './token.ts'
import { identified } from './middleware.ts'

const wait = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}

const posting = createServerFn({ method: 'POST' }).middleware([identified])

interface Ids {
  readonly app: string
  readonly requestMiddleware: string
  readonly functionMiddleware: string
  readonly sent: string
}

const seen = (context: Ids) => ({
  ...context,
  handler: APP,
  cookie: getCookie(`${APP}-user`),
  header: getRequestHeader('x-user'),
  path: new URL(getRequest().url).pathname.split('/')[1],
})

/** All ids that a call sees, before and after turns of other calls. */
export const value = posting.handler(async ({ data: { turns }, context }) => {
  const before = seen(pick(context))
  setResponseHeader('x-set', before.cookie ?? '')
  setCookie(`${APP}-set`, before.cookie ?? '')
  await wait(turns)
  return { before, after: seen(pick(context)), set: getResponseHeader('x-set') }
})

/** The same by GET. */
export const read = createServerFn()
  .middleware([identified])
  .handler(async ({ data: { turns }, context }) => {
    await wait(turns)
    return seen(pick(context))
  })

/** Calls others in process. */
export const nested = posting.handler(async ({ data, context }) => {
  const [inner, other] = await Promise.all([read({ data }), value({ data })])
  return { inner, other: other.after, own: seen(pick(context)) }
})

/** Items, each with the current ids. */
export const items = posting.handler(async function* ({ data: { turns }, context }) {
  for (let index = 0; index < 3; index++) {
    await wait(turns)
    yield seen(pick(context))
  }
})

/** An instance of the app's own class. */
export const token = posting.handler(async ({ data: { turns }, context }) => {
  await wait(turns)
  return new Token(seen(pick(context)).cookie ?? '')
})

/** Fails with the ids. */
export const failing = posting.handler(async ({ data: { turns }, context }) => {
  await wait(turns)
  throw new ServerFnError(`${APP}-code`, { data: seen(pick(context)) })
})

function pick({ app, requestMiddleware, functionMiddleware, sent }: Ids): Ids {
  return { app, requestMiddleware, functionMiddleware, sent }
}
