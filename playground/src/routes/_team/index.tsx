import { createFileRoute } from '@tanstack/solid-router'
import { Notes } from '../../components/Notes'
import { findNotes } from '../../notes.functions'

export const Route = createFileRoute('/_team/')({
  // Set by the search form without JavaScript.
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
