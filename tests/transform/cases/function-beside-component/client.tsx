import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { createResource, type JSX } from 'solid-js'
import { Card } from './CLIENT_MARKER/Card'

const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "5jJRJOSi974JDmyb")

export function Notes(props: { title: string }): JSX.Element {
  const [notes] = createResource(() => listNotes())
  return (
    <Card title={props.title} class="notes">
      {/* CLIENT_MARKER */}
      Notes &amp; more: {notes()?.length}
    </Card>
  )
}
