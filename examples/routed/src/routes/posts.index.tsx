import { createFileRoute, Link } from '@tanstack/solid-router'
import { useServerFn } from '@tanstack/solid-start'
import { createSignal, For } from 'solid-js'
import { addPost, listPosts } from '../posts'

export const Route = createFileRoute('/posts/')({ loader: () => listPosts(), component: Posts })

function Posts() {
  const posts = Route.useLoaderData()
  const add = useServerFn(addPost)
  const [title, setTitle] = createSignal('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void add({ data: { title: title() } })
  }
  return (
    <main>
      <h1>Posts</h1>
      <ul>
        <For each={posts()}>
          {(post) => (
            <li>
              <Link to="/posts/$id" params={{ id: String(post.id) }}>
                {post.title}
              </Link>
            </li>
          )}
        </For>
      </ul>
      <form onSubmit={submit}>
        <input aria-label="Title" onInput={(event) => setTitle(event.currentTarget.value)} />
        <button type="submit">Add</button>
      </form>
    </main>
  )
}
