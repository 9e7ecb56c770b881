import { createFileRoute } from '@tanstack/solid-router'
import { Notes } from '../../components/Notes'
import { findNotes } from '../../notes.functions'

export const Route = createFileRoute('/_team/')({
  // Written by the form of the search where there is no script.
  validateSearch: ({ q = '' }: { q?: unknown }): { q?: string } =>
    q === '' ? {} : { q: String(q).slice(0, 100) },
  loaderDeps: ({ search: { q = '' } }) => ({ query: q.trim() }),
  loader: async ({ deps: { query }, abortController: { signal } }) => {
    return { query, notes: await findNotes({ data: { query }, signal }) }
  },
  head: () => ({ meta: [{ title: 'Notes · Team notes' }] }),
  component: NotesPage,
})

function NotesPage() {
  const context = Route.useRouteContext()
  const found = Route.useLoaderData()
  return (
    <main>
      <Notes user={context().user} found={found()} />
    </main>
  )
}
