import { createFileRoute } from '@tanstack/solid-router'



// Known to the router by its path.
export const Route = createFileRoute('/api/webhook')({
})
