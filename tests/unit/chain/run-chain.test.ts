import { expect, test } from 'vitest'
import { runChain, type ChainStep } from '../../../src/chain/run-chain.ts'

type Trace = readonly string[]

const adding =
  (name: string): ChainStep<Trace, Trace> =>
  async (state, runNext) => [...(await runNext([...state, `${name} in`])), `${name} out`]

const end = async (state: Trace): Promise<Trace> => [...state, 'end']

const twice: ChainStep<Trace, Trace> = async (state, runNext) => [
  ...(await runNext([...state, 'first'])),
  ...(await runNext([...state, 'second'])),
]

const fork: ChainStep<Trace, Trace> = async (state, runNext) => {
  const runs = await Promise.all([runNext([...state, 'left']), runNext([...state, 'right'])])
  return runs.flat()
}

const stopping: ChainStep<Trace, Trace> = async (state) => [...state, 'stopped']

test('middleware run in order around the handler', async () => {
  const trace = await runChain([adding('a'), adding('b')], [], end)
  expect(trace).toEqual(['a in', 'b in', 'end', 'b out', 'a out'])
})

test('without middleware the handler receives the initial state', async () => {
  expect(await runChain([], ['start'], end)).toEqual(['start', 'end'])
})

test('a second call of next runs the rest again from the passed state', async () => {
  const trace = await runChain([twice, adding('b')], [], end)
  expect(trace).toEqual(['first', 'b in', 'end', 'b out', 'second', 'b in', 'end', 'b out'])
})

test('concurrent calls of next are independent', async () => {
  const trace = await runChain([fork, adding('b')], [], end)
  expect(trace).toEqual(['left', 'b in', 'end', 'b out', 'right', 'b in', 'end', 'b out'])
})

test('a middleware that does not call next ends the chain', async () => {
  const trace = await runChain([adding('a'), stopping, adding('b')], [], end)
  expect(trace).toEqual(['a in', 'stopped', 'a out'])
})

test('a failure rejects each outer call of next with the same error', async () => {
  const failure = new Error('broken')
  const seen: unknown[] = []
  const watching: ChainStep<Trace, Trace> = async (state, runNext) => {
    try {
      return await runNext(state)
    } catch (error) {
      seen.push(error)
      throw error
    }
  }
  const run = runChain([watching, watching], [], async () => {
    throw failure
  })
  await expect(run).rejects.toBe(failure)
  expect(seen).toEqual([failure, failure])
})

test('a long chain does not overflow the stack', async () => {
  const links = Array.from({ length: 2_000 }, (_, index) => adding(String(index)))
  const trace = await runChain(links, [], async (state) => [`${state.length} in`])
  expect(trace[0]).toBe('2000 in')
  expect(trace).toHaveLength(2_001)
})
