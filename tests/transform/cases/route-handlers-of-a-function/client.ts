import { createFileRoute } from '@tanstack/solid-router'

export const Route = createFileRoute('/api/notes')({
})
