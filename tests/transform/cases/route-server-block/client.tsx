import { createFileRoute } from '@tanstack/solid-router'

export const Route = createFileRoute('/notes')({
  component: Notes,
})

function Notes() {
  return <p>CLIENT_MARKER</p>
}
