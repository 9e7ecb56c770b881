/** A function called by a form, with the ways in which it ends: shared by an app and a test. */

import { redirect } from '@tanstack/router-core'
import { z } from 'zod'
import { createMiddleware, ServerFnError } from '../../../src/index.ts'
import { setCookie } from '../../../src/server.ts'

/** The endings that the field `ending` may request. */
export const ENDINGS = ['value', 'redirect', 'response', 'error', 'crash'] as const

const schema = z.object({
  title: z.string().min(3, 'Too short.'),
  ending: z.enum(ENDINGS),
  file: z.instanceof(File).optional(),
})

/** The data of a script that does not send the form itself. */
export interface NestedNote {
  readonly note: { readonly title: string; readonly ending: string }
  readonly files: readonly File[]
}

/** The validator. */
export function toNote(data: FormData | NestedNote): z.infer<typeof schema> {
  return schema.parse(
    data instanceof FormData ? Object.fromEntries(data) : { ...data.note, file: data.files[0] },
  )
}

/** Sends context along. */
export const sendsTenant = createMiddleware({ type: 'function' }).client(({ next }) =>
  next({ sendContext: { tenant: 'acme' } }),
)

/** A call as the handler received it. */
export interface SeenNote {
  readonly title: string
  readonly file?: { readonly name: string; readonly type: string; readonly text: string }
  readonly tenant?: unknown
}

/** Records a call, then ends as requested. */
export async function saveNote(
  { data, context }: { data: ReturnType<typeof toNote>; context: { tenant?: unknown } },
  see: (seen: SeenNote) => void,
) {
  const { title, ending, file } = data
  const { tenant } = context
  const seen: SeenNote = {
    title,
    ...(file && { file: { name: file.name, type: file.type, text: await file.text() } }),
    ...(tenant === undefined ? {} : { tenant }),
  }
  see(seen)
  setCookie('saved', 'yes')
  if (ending === 'redirect') throw redirect({ href: '/thanks?a=1' })
  if (ending === 'response') {
    return new Response('<!doctype html><title>own</title><p>own page', {
      status: 201,
      headers: { 'content-type': 'text/html', 'x-own': 'yes' },
    })
  }
  if (ending === 'error') {
    throw new ServerFnError('SOLD_OUT', { message: 'None <b>left</b>.', status: 409 })
  }
  if (ending === 'crash') throw new TypeError('hunter2')
  return seen
}
