import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { createResource, type JSX } from 'solid-js'
import { db } from './SERVER_MARKER/db'
import { Card } from './CLIENT_MARKER/Card'

const listNotes = _serverServerFn(createServerFn(), { id: "5jJRJOSi974JDmyb", name: "listNotes", filename: "src/input.tsx" }, () => db.notes('SERVER_MARKER'))

export function Notes(props: { title: string }): JSX.Element {
  const [notes] = createResource(() => listNotes())
  return (
    <Card title={props.title} class="notes">
      {/* CLIENT_MARKER */}
      Notes &amp; more: {notes()?.length}
    </Card>
  )
}
export { listNotes as listNotes_createServerFn_handler }
