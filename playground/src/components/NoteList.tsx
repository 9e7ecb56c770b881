import { For, Show } from 'solid-js'
import type { TeamNotes } from '../state/create-team-notes'
import type { User } from '../users.server'
import { NoteItem } from './NoteItem'

interface NoteListProps {
  readonly user: User
  readonly team: TeamNotes
  readonly onDeleted: (id: number) => Promise<void>
}

export function NoteList(props: NoteListProps) {
  return (
    <>
      <p class="quiet count" role="status">
        {countOf(props.team.shown.notes.length, props.team.shown.query)}
      </p>
      <Show when={props.team.failed()}>
        <p class="retry">
          <span>The notes could not be loaded.</span>
          <button type="button" onClick={() => props.team.reload()}>
            Try again
          </button>
        </p>
      </Show>
      <ul class="notes" aria-busy={props.team.loading()}>
        <For each={props.team.shown.notes}>
          {(note) => (
            <NoteItem
              note={note}
              isOwn={note.author.id === props.user.id}
              query={props.team.shown.query}
              onEdited={props.team.reload}
              onDeleted={() => props.onDeleted(note.id)}
            />
          )}
        </For>
      </ul>
    </>
  )
}

function countOf(count: number, query: string): string {
  if (query === '') return count === 0 ? 'No notes yet.' : `${count} ${plural(count)}`
  return count === 0 ? `Nothing matches “${query}”.` : `${count} ${plural(count)} with “${query}”`
}

function plural(count: number): string {
  return count === 1 ? 'note' : 'notes'
}
