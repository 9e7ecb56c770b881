import { createFileRoute } from '@tanstack/solid-router'
import { server } from './SERVER_MARKER/notes'
import { component, loader } from './CLIENT_MARKER/notes'

export const Route = createFileRoute('/notes')({ component, loader, server })
