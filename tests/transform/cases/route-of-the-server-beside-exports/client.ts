import { createFileRoute } from '@tanstack/solid-router'
import { register } from './CLIENT_MARKER/register'

register('CLIENT_MARKER started')

export const events = ['CLIENT_MARKER created', 'CLIENT_MARKER deleted']

export const Route = createFileRoute('/api/webhook')({
})
