import { createFileRoute } from '@tanstack/solid-router'
import { check } from './CLIENT_MARKER/check'

const Route = createFileRoute('/api/webhook')({
})

check('CLIENT_MARKER', Route)
