import { useServerFn } from 'seamline'
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { findNotes } from '../notes.functions'
import type { Note } from '../notes.server'
import { dismissFailure, reportFailure } from './failure'

/** Notes, and what was searched for. */
export interface FoundNotes {
  readonly query: string
  readonly notes: readonly Note[]
}

/** The team's notes that match what is being searched for, at first those that came with the page. */
export function createTeamNotes(found: () => FoundNotes) {
  const [search, setSearch] = createSignal(found().query)
  const query = createMemo(() => search().trim())
  const [state, setState] = createSignal<'ready' | 'loading' | 'failed'>('ready')
  // Kept while a search runs or has failed, and reconciled: a note that is being edited keeps its form.
  const [shown, setShown] = createStore<FoundNotes>({ ...found() })
  const show = (notes: FoundNotes) => setShown(reconcile({ ...notes }))
  const find = useServerFn(findNotes)

  let running = new AbortController()
  let isGone = false
  onCleanup(() => {
    isGone = true
    running.abort()
  })

  const load = async () => {
    // Whatever the older call would bring, nobody wants to see it any more.
    running.abort()
    if (isGone) return
    running = new AbortController()
    const { signal } = running
    const wanted = query()
    dismissFailure()
    setState('loading')
    try {
      const notes = await find({ data: { query: wanted }, signal })
      // Nothing, when the call led away from this page.
      if (notes === undefined || signal.aborted) return
      show({ query: wanted, notes })
      setState('ready')
    } catch (error) {
      if (signal.aborted) return
      setState('failed')
      reportFailure(error)
    }
  }
  createEffect(on(query, load, { defer: true }))
  // The page was loaded again, as it is by a link to where one is already.
  createEffect(
    on(
      found,
      (notes) => {
        if (notes.query === query()) show(notes)
        else setSearch(notes.query)
      },
      { defer: true },
    ),
  )

  return {
    shown,
    search,
    setSearch,
    loading: () => state() === 'loading',
    failed: () => state() === 'failed',
    reload: load,
  }
}

export type TeamNotes = ReturnType<typeof createTeamNotes>
