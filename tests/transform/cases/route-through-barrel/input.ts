import { createFileRoute } from './router'
import { handlers } from './SERVER_MARKER/handlers'

export const Route = createFileRoute('/notes')({ server: { handlers } })
