import { createFileRoute } from '@tanstack/solid-router'
import { bus } from './SERVER_MARKER/bus'
import { Limiter } from './SERVER_MARKER/limiter'

const limiter = new Limiter('SERVER_MARKER limits')

limiter.configure({ key: 'SERVER_MARKER key' })
setInterval(() => limiter.sweep('SERVER_MARKER sweep'), 60_000)
bus.on('SERVER_MARKER event', () => limiter.reset())

// Known to the router by its path.
export const Route = createFileRoute('/api/webhook')({
  server: { handlers: { POST: () => limiter.take('SERVER_MARKER one') } },
})
