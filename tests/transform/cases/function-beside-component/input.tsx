import { createServerFn } from 'seamline'
import { createResource, type JSX } from 'solid-js'
import { db } from './SERVER_MARKER/db'
import { Card } from './CLIENT_MARKER/Card'

const listNotes = createServerFn().handler(() => db.notes('SERVER_MARKER'))

export function Notes(props: { title: string }): JSX.Element {
  const [notes] = createResource(() => listNotes())
  return (
    <Card title={props.title} class="notes">
      {/* CLIENT_MARKER */}
      Notes &amp; more: {notes()?.length}
    </Card>
  )
}
