import { createFileRoute } from '@tanstack/solid-router'
import { createSignal } from 'solid-js'
import { like, readPost } from '../posts'

export const Route = createFileRoute('/posts/$id')({
  loader: ({ params }) => readPost({ data: Number(params.id) }),
  notFoundComponent: () => <p>There is no such post.</p>,
  component: View,
})

function View() {
  const post = Route.useLoaderData()
  const [thanks, setThanks] = createSignal('')
  return (
    <main>
      <h1>{post().title}</h1>
      <time>{post().written.getFullYear()}</time>
      <button type="button" onClick={async () => setThanks(await like())}>
        Like
      </button>
      <output>{thanks()}</output>
    </main>
  )
}
