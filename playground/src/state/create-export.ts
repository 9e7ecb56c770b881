import { useServerFn } from 'seamline'
import { createSignal, onCleanup } from 'solid-js'
import { exportNotes } from '../notes.functions'
import { createObjectUrl, download } from './create-object-url'
import { dismissFailure, reportFailure } from './failure'
import { toMarkdown } from './note-markdown'

export const EXPORT_NAME = 'team-notes.md'

/** The progress of an export. */
export interface ExportProgress {
  readonly state: 'running' | 'done' | 'stopped' | 'failed'
  readonly count: number
  /** Unknown before the first note. */
  readonly total?: number
  /** The file with the notes received so far. */
  readonly url?: string
}

/** Writes the team's notes to a file as they arrive. */
export function createExport() {
  const [progress, setProgress] = createSignal<ExportProgress>()
  const file = createObjectUrl()
  const follow = useServerFn(exportNotes)
  let running: AbortController | undefined
  onCleanup(() => running?.abort())

  const start = async () => {
    if (running !== undefined) return
    running = new AbortController()
    const texts = ['# Team notes']
    file.revoke()
    dismissFailure()
    setProgress({ state: 'running', count: 0 })
    const state = await read(running.signal, texts)
    running = undefined
    const count = texts.length - 1
    setProgress((before) => ({ ...before, state, count }))
    if (count === 0) return
    const url = file.replace(new Blob([texts.join('\n\n'), '\n'], { type: 'text/markdown' }))
    setProgress((before) => ({ ...before, state, count, url }))
    if (state === 'done') download(url, EXPORT_NAME)
  }

  const read = async (signal: AbortSignal, texts: string[]): Promise<ExportProgress['state']> => {
    try {
      for await (const { note, total } of (await follow({ signal })) ?? []) {
        const count = texts.push(toMarkdown(note)) - 1
        setProgress({ state: 'running', count, total })
      }
      return 'done'
    } catch (error) {
      if (signal.aborted) return 'stopped'
      reportFailure(error)
      return 'failed'
    }
  }

  return { progress, start, stop: () => running?.abort() }
}
