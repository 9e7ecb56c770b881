import { createFileRoute } from './router'

export const Route = createFileRoute('/notes')({  })
