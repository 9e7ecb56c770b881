/** The server functions that the soak and fault runs call. */

import { notFound, redirect } from '@tanstack/router-core'
import { createServerFn, ServerFnError } from '../../../src/index.ts'
import { begin, noteLateAbort, readCounts } from './gauges.ts'
import { identified, identityOf } from './middleware.ts'
import { pass, wait } from './points.ts'

const posting = createServerFn({ method: 'POST' }).middleware([identified])
const getting = createServerFn().middleware([identified])

/** The counts of the server. */
export const counts = createServerFn().handler(() => readCounts())

/** The identity of a call. */
export const value = posting.handler(async ({ data, context, signal }) => {
  const end = begin('handler')
  let isOver = false
  // Waits until it is aborted, possibly after its handler.
  if (data.hold === undefined) signal.addEventListener('abort', () => isOver && noteLateAbort())
  try {
    await wait(data.turns)
    await pass('handler', data, signal)
    return identityOf(data, context)
  } finally {
    isOver = true
    end()
  }
})

/** The same by GET. */
export const read = getting.handler(async ({ data, context }) => {
  await wait(data.turns)
  return identityOf(data, context)
})

/** A response of many packets. */
export const large = posting.handler(({ data, context }) => ({
  identity: identityOf(data, context),
  rows: Array.from({ length: 20_000 }, (_, index) => `${data.nonce} ${index}`),
}))

/** Calls another function in process, between two reads of its own identity. */
export const nested = posting.handler(async ({ data, context }) => {
  const before = identityOf(data, context)
  const [inner, other] = await Promise.all([value({ data }), read({ data })])
  return { before, inner, other, after: identityOf(data, context) }
})

/** Values beyond JSON, and a cycle. */
export const rich = posting.handler(async ({ data, context }) => {
  await wait(data.turns)
  const identity = identityOf(data, context)
  const cycle: { readonly identity: typeof identity; self?: unknown } = { identity }
  cycle.self = cycle
  return {
    map: new Map([[identity.nonce, new Set([identity.user])]]),
    at: new Date(0),
    big: 2n ** 64n,
    bytes: new TextEncoder().encode(identity.nonce),
    cycle,
  }
})

/** Ends with each outcome except a value. */
export const failing = posting.handler(async ({ data, context }) => {
  await wait(data.turns % 4)
  const { nonce, user } = identityOf(data, context)
  const ways = [
    () => new ServerFnError('SOAK', { message: nonce, status: 409, data: { nonce, user } }),
    () => new TypeError(`SECRET ${nonce}`),
    () => notFound({ data: { nonce, user } }),
    () => redirect({ href: `/users?nonce=${nonce}&user=${user}` }),
    () => new Response(`${nonce} ${user}`, { status: 418 }),
  ]
  throw ways[data.turns % ways.length]?.()
})

/** Refused by the function's own validator. */
export const refused = posting
  .inputValidator((data: { readonly nonce: string }) => {
    throw new TypeError(`refused ${data.nonce}`)
  })
  .handler(() => 'never')

const DIGEST = 'SHA-256'

async function digestOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest(DIGEST, await file.arrayBuffer())
  return Buffer.from(digest).toString('hex')
}

/** Reads a file in the data of a call. */
export const upload = createServerFn({ method: 'POST' })
  .middleware([identified])
  .inputValidator((data: { readonly file: File }) => data)
  .handler(async ({ data, context }) => ({
    identity: identityOf(data, context),
    name: data.file.name,
    digest: await digestOf(data.file),
  }))

/** Accepts a form, from a script's call or from a page without scripts. */
export const form = createServerFn({ method: 'POST' })
  .inputValidator((data: FormData) => data)
  .handler(async ({ data }) => {
    const nonce = String(data.get('nonce'))
    const user = String(data.get('user'))
    await wait(2)
    const file = data.get('file')
    const digest = file instanceof File ? await digestOf(file) : ''
    if (data.get('leave') === 'yes') throw redirect({ href: `/done?nonce=${nonce}&user=${user}` })
    return new Response(JSON.stringify({ nonce, user, digest }))
  })

export { chunks, endless, items, later, pending } from './streams.ts'
