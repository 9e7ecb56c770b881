import { Await, createFileRoute } from '@tanstack/solid-router'
import { Suspense } from 'solid-js'
import { readReport } from '../stream'

export const Route = createFileRoute('/report')({ loader: () => readReport(), component: Report })

function Report() {
  const report = Route.useLoaderData()
  return (
    <main>
      <h1>{report().title}</h1>
      <Suspense fallback={<p>Loading</p>}>
        <Await promise={report().rows}>
          {(rows) => <p>{[...rows].map(([name, count]) => `${name}: ${count}`).join(', ')}</p>}
        </Await>
      </Suspense>
    </main>
  )
}
