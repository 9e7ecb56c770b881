import { notFound, redirect } from '@tanstack/solid-router'
import { createMiddleware, createServerFn, createServerOnlyFn } from '@tanstack/solid-start'
import { z } from 'zod'

interface Post {
  readonly id: number
  readonly title: string
  readonly written: Date
}

const allPosts = createServerOnlyFn(() => POSTS)
const POSTS: Post[] = [{ id: 1, title: 'The first post', written: new Date(0) }]

let likes = 0

const counted = createMiddleware({ type: 'function' }).server(({ next }) =>
  next({ sendContext: { likes } }),
)

/** Sends the name of the reader, and shows the number of likes before in the title of the page. */
const titled = createMiddleware({ type: 'function' })
  .middleware([counted])
  .client(async ({ next }) => {
    const outcome = await next({ context: { unit: 'likes' }, sendContext: { reader: 'Ada' } })
    document.title = `${outcome.context.likes} ${outcome.context.unit}`
    return outcome
  })

export const like = createServerFn({ method: 'POST' })
  .middleware([titled])
  .handler(({ context }) => {
    likes += 1
    return `Thank you, ${context.reader}`
  })

export const listPosts = createServerFn().handler(() => allPosts())

export const readPost = createServerFn()
  .inputValidator(z.number())
  .handler(({ data }) => {
    const post = allPosts().find(({ id }) => id === data)
    if (post === undefined) throw notFound()
    return post
  })

export const addPost = createServerFn({ method: 'POST' })
  .inputValidator(z.object({ title: z.string().min(1) }))
  .handler(({ data: { title } }) => {
    const post = { id: allPosts().length + 1, title, written: new Date() }
    allPosts().push(post)
    throw redirect({ to: '/posts/$id', params: { id: String(post.id) } })
  })
