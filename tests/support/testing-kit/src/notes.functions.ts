import { createServerFn } from 'seamline'
import { z } from 'zod'
import { auth } from './auth.middleware'
import { retry } from './retry.middleware'

export const addNote = createServerFn({ method: 'POST' })
  .middleware([retry, auth])
  .inputValidator(z.object({ text: z.string().min(1, 'Write something.') }))
  .handler(({ data, context }) => ({ text: data.text, author: context.user }))

export const tailNotes = createServerFn()
  .middleware([auth])
  .inputValidator(z.object({ count: z.number() }))
  .handler(async function* ({ data, context }) {
    for (let id = 1; id <= data.count; id++) yield { id, author: context.user }
  })

export const addPhoto = createServerFn({ method: 'POST' })
  .middleware([auth])
  .inputValidator((form: FormData) => ({
    title: z.string().parse(form.get('title')),
    photo: z.file().parse(form.get('photo')),
  }))
  .handler(async ({ data: { title, photo } }) => {
    return { title, name: photo.name, text: await photo.text() }
  })
