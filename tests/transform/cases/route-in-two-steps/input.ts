import { createFileRoute as route } from '@tanstack/solid-router'
import { handlers } from './SERVER_MARKER/handlers'

const notes = route('/notes')

export const Route = notes({ component: () => 'CLIENT_MARKER', server: { handlers } })
