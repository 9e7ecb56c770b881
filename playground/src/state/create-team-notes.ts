import { createEffect, createMemo, createResource, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { findNotes } from '../notes.functions'
import type { Note } from '../notes.server'
import { dismissFailure, reportFailure } from './failure'

/** The team's notes that match what is being searched for. */
export function createTeamNotes() {
  const [search, setSearch] = createSignal('')
  const query = createMemo(() => search().trim())

  let running = new AbortController()
  onCleanup(() => running.abort())

  const [found, { refetch }] = createResource(query, async (wanted) => {
    // Whatever the older call would bring, nobody wants to see it any more.
    running.abort()
    running = new AbortController()
    const { signal } = running
    dismissFailure()
    return { query: wanted, notes: await findNotes({ data: { query: wanted }, signal }) }
  })

  // Kept while a search runs or has failed, and reconciled: a note that is being edited keeps its form.
  const [shown, setShown] = createStore<{ query: string; notes?: readonly Note[] }>({ query: '' })
  createEffect(() => {
    if (found.state === 'ready') setShown(reconcile(found()))
  })
  createEffect(on(() => found.error, reportFailureIfAny))

  return {
    shown,
    search,
    setSearch,
    loading: () => found.loading,
    failed: () => found.state === 'errored',
    reload: async () => {
      await refetch()
    },
  }
}

function reportFailureIfAny(error: unknown): void {
  if (error !== undefined) reportFailure(error)
}

export type TeamNotes = ReturnType<typeof createTeamNotes>
