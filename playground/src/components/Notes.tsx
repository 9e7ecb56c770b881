import { useServerFn } from 'seamline'
import { createSignal } from 'solid-js'
import { restoreNote } from '../notes.functions'
import { createSubmission } from '../state/create-submission'
import { createTeamNotes, type FoundNotes } from '../state/create-team-notes'
import type { User } from '../users.server'
import { AddNote } from './AddNote'
import { Export } from './Export'
import { NoteList } from './NoteList'
import { SearchField } from './SearchField'
import { UndoToast } from './UndoToast'

export function Notes(props: { user: User; found: FoundNotes }) {
  const team = createTeamNotes(() => props.found)
  const [deletedId, setDeletedId] = createSignal<number>()
  const restore = useServerFn(restoreNote)
  const { busy, submit } = createSubmission()
  let heading: HTMLHeadingElement | undefined

  const added = () => {
    // Otherwise the search might hide the new note.
    team.setSearch('')
    return team.reload()
  }
  // Move focus here, because the pressed button disappears with its note.
  const focusHeading = () => heading?.focus({ preventScroll: true })
  const deleted = async (id: number) => {
    setDeletedId(id)
    await team.reload()
    focusHeading()
  }
  const closeToast = () => {
    setDeletedId(undefined)
    focusHeading()
  }
  const undo = (id: number) =>
    submit(async () => {
      await restore({ data: { id } })
      closeToast()
      await team.reload()
    })

  return (
    <>
      <AddNote onAdded={added} />
      <section aria-labelledby="notes-heading">
        <div class="notes-head">
          <h2 id="notes-heading" tabindex="-1" ref={(element) => (heading = element)}>
            Notes
          </h2>
          {/* Placed here so that "Undo" is the next tab stop after the heading. */}
          <UndoToast
            deletedId={deletedId()}
            busy={busy()}
            onUndo={undo}
            onClose={closeToast}
            onExpire={() => setDeletedId(undefined)}
          />
          <Export />
        </div>
        <SearchField value={team.search()} onInput={team.setSearch} />
        <NoteList user={props.user} team={team} onDeleted={deleted} />
      </section>
    </>
  )
}
