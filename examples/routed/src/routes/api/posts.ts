import { createFileRoute } from '@tanstack/solid-router'
import { listPosts } from '../../posts'

export const Route = createFileRoute('/api/posts')({
  server: { handlers: { GET: async () => Response.json(await listPosts()) } },
})
