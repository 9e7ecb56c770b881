import { createFileRoute, Link, notFound, useRouter } from '@tanstack/solid-router'
import { NoteItem } from '../../components/NoteItem'
import { getNote } from '../../notes.functions'

/** The page of one note. */
export const Route = createFileRoute('/_team/notes/$id')({
  loader: ({ params, abortController: { signal } }) => {
    const id = Number(params.id)
    if (!Number.isSafeInteger(id)) throw notFound()
    return getNote({ data: { id }, signal })
  },
  head: ({ loaderData: note }) => ({
    meta: [
      { title: note === undefined ? 'Team notes' : `Note by ${note.author.name} · Team notes` },
    ],
  }),
  component: NotePage,
})

function NotePage() {
  const context = Route.useRouteContext()
  const note = Route.useLoaderData()
  const router = useRouter()
  return (
    <main>
      <p>
        <Link to="/">All notes</Link>
      </p>
      <ul class="notes">
        <NoteItem
          note={note()}
          isOwn={note().author.id === context().user.id}
          query=""
          onEdited={() => router.invalidate()}
          onDeleted={() => router.navigate({ to: '/' })}
        />
      </ul>
    </main>
  )
}
