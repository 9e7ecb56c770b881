import { createFileRoute } from '@tanstack/solid-router'
import { component, loader } from './CLIENT_MARKER/notes'

export const Route = createFileRoute('/notes')({ component, loader })
