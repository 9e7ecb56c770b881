/** Calls with streamed responses: read to their end, cancelled, and cut. */

import { setImmediate as turn } from 'node:timers/promises'
import { listOf } from '../../support/streams.ts'
import { identityOf, type Caller, type Checked } from '../caller.ts'

/** Reads items to the end. */
export async function items(caller: Caller): Promise<Checked> {
  const options = caller.options()
  const answer = []
  for await (const item of await caller.stubs.items(options)) answer.push(item)
  return { answer, expected: itemsOf(caller, options.data.turns) }
}

/** Reads bytes to the end. */
export async function chunks(caller: Caller): Promise<Checked> {
  const options = caller.options({ turns: 1 + caller.random.below(5) })
  const stream = await caller.stubs.chunks(options)
  const answer = await new Response(stream).text()
  return { answer, expected: `${caller.nonce};`.repeat(options.data.turns) }
}

/** A promise beside items and bytes. */
export async function later(caller: Caller): Promise<Checked> {
  const options = caller.options({ turns: 1 + caller.random.below(5) })
  const result = await caller.stubs.later(options)
  const [promise, text, list] = await Promise.all([
    result.promise,
    new Response(result.chunks).text(),
    listOf(result.items),
  ])
  return {
    answer: { promise, text, list },
    expected: {
      promise: identityOf(caller),
      text: `${caller.nonce};`.repeat(options.data.turns),
      list: itemsOf(caller, options.data.turns),
    },
  }
}

/** Cancels after some items. */
export async function left(caller: Caller): Promise<Checked> {
  const wanted = 1 + caller.random.below(5)
  const answer = []
  for await (const item of await caller.stubs.endless(caller.options())) {
    answer.push(item)
    if (answer.length === wanted) break
  }
  return { answer, expected: itemsOf(caller, wanted) }
}

/** Pauses reading items for a while, then cancels. */
export async function leftOpen(caller: Caller): Promise<Checked> {
  const stream = await caller.stubs.endless(caller.options())
  const answer = [(await stream.next()).value]
  for (let turns = caller.random.below(50); turns > 0; turns--) await turn()
  await stream.return('')
  return { answer, expected: itemsOf(caller, 1) }
}

/** Cuts the connection of a byte stream. */
export async function cut(caller: Caller): Promise<Checked> {
  const wanted = 1 + caller.random.below(5)
  const controller = new AbortController()
  const options = caller.options({ turns: 0 })
  const fetchUntilCut: typeof fetch = (input, init) =>
    options.fetch(input, { ...init, signal: controller.signal })
  const stream = await caller.stubs.chunks({ ...options, fetch: fetchUntilCut })
  const reader = stream.getReader()
  let text = ''
  while (text.length < wanted * (caller.nonce.length + 1)) {
    const { value } = await reader.read()
    text += new TextDecoder().decode(value)
  }
  controller.abort()
  const failure: unknown = await readOn(reader).catch((error: unknown) => error)
  // The network may have joined chunks.
  const answer = { text: text.slice(0, wanted * (caller.nonce.length + 1)), code: codeOf(failure) }
  return { answer, expected: { text: `${caller.nonce};`.repeat(wanted), code: 'NETWORK' } }
}

async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  for (;;) {
    const { done } = await reader.read()
    if (done) return 'ended'
  }
}

function codeOf(failure: unknown): unknown {
  return failure instanceof Error && 'code' in failure ? failure.code : failure
}

function itemsOf(caller: Caller, length: number): readonly object[] {
  return Array.from({ length }, (_, index) => ({ index, identity: identityOf(caller) }))
}
