/**
 * What a call in process costs with 0 to 50 middleware, each with both sides. Linear means that the
 * cost beyond an empty chain, divided by the middleware, stays about the same.
 *
 *   npm run bench:chain
 */

import { createMiddleware, createServerFn } from 'seamline'

const CALLS = 20_000
const ROUNDS = 5

const middleware = () =>
  createMiddleware({ type: 'function' })
    .client(({ next }) => next())
    .server(({ next }) => next({ context: { seen: true } }))

async function microsecondsPerCall(count) {
  const fn = createServerFn()
    .middleware(Array.from({ length: count }, middleware))
    .handler(() => 1)
  const samples = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    for (let call = 0; call < CALLS; call++) await fn()
    samples.push(((performance.now() - start) * 1000) / CALLS)
  }
  return samples.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]
}

await microsecondsPerCall(10) // warms the code up
const empty = await microsecondsPerCall(0)
console.log('middleware | µs per call | µs per middleware')
console.log(`0 | ${empty.toFixed(1)} | –`)
for (const count of [1, 5, 10, 25, 50]) {
  const total = await microsecondsPerCall(count)
  console.log(`${count} | ${total.toFixed(1)} | ${((total - empty) / count).toFixed(2)}`)
}
