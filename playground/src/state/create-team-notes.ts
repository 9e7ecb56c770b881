import { useServerFn } from 'seamline'
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { findNotes } from '../notes.functions'
import type { Note } from '../notes.server'
import { dismissFailure, reportFailure } from './failure'

/** Notes and their search query. */
export interface FoundNotes {
  readonly query: string
  readonly notes: readonly Note[]
}

/** The team's notes that match the search, initially those loaded with the page. */
export function createTeamNotes(found: () => FoundNotes) {
  const [search, setSearch] = createSignal(found().query)
  const query = createMemo(() => search().trim())
  const [state, setState] = createSignal<'ready' | 'loading' | 'failed'>('ready')
  // Kept while a search runs or after it failed, and reconciled so that an open editor stays open.
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
    // The result of the older call is obsolete.
    running.abort()
    if (isGone) return
    running = new AbortController()
    const { signal } = running
    const wanted = query()
    dismissFailure()
    setState('loading')
    try {
      const notes = await find({ data: { query: wanted }, signal })
      // `undefined` if the call redirected to another page.
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
  // The page was loaded again, for example by a link to the current page.
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
