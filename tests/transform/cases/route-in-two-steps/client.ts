import { createFileRoute as route } from '@tanstack/solid-router'

const notes = route('/notes')

export const Route = notes({ component: () => 'CLIENT_MARKER' })
