import { useQuery } from '@tanstack/solid-query'
import { createFileRoute } from '@tanstack/solid-router'
import { useServerFn } from '@tanstack/solid-start'
import { Suspense } from 'solid-js'
import { readSecret } from '../todos'

export const Route = createFileRoute('/private')({ component: Private })

function Private() {
  const read = useServerFn(readSecret)
  const secret = useQuery(() => ({
    queryKey: ['secret'],
    queryFn: () => read(),
    deferStream: true,
  }))
  return <Suspense fallback={<p>Loading</p>}>{secret.data}</Suspense>
}
