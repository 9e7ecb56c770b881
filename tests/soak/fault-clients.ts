/** Clients whose calls are open when their server ends. */

import { inspect } from 'node:util'
import { identityOf, isWrong, type Caller } from './caller.ts'
import * as uploads from './calls/uploads.ts'

/**
 * A client: it calls `ready` once it is in the middle of its call, and ends with the code of its
 * failure.
 */
export type Client = (caller: Caller, ready: () => void) => Promise<string>

/** Waits in the handler. */
const waiting: Client = async (caller, ready) => {
  const reached = caller.reached(caller.nonce)
  const failure = codeOf(caller.stubs.value(caller.options({ hold: 'handler' })))
  await reached
  ready()
  return failure
}

/** Reads items. */
const readingItems: Client = (caller, ready) =>
  codeOf(readAll(caller.stubs.endless(caller.options()), caller, ready))

/** Reads bytes. */
const readingBytes: Client = (caller, ready) => {
  const read = async (): Promise<void> => {
    const stream = await caller.stubs.chunks(caller.options({ turns: 0 }))
    const whole = `${caller.nonce};`
    let text = ''
    // Node's streams are iterable, which the browser types do not declare.
    for await (const bytes of stream as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(bytes)
      ready()
      const expected = whole.repeat(Math.ceil(text.length / whole.length)).slice(0, text.length)
      if (text !== expected) throw new Error(`The bytes are ${text}.`)
      text = text.slice(text.length - (text.length % whole.length))
    }
  }
  return codeOf(read())
}

/** Waits for a promise that stays pending, beside items that it reads. */
const readingBeside: Client = async (caller, ready) => {
  const result = caller.stubs.pending(caller.options())
  const items = codeOf(
    readAll(
      result.then(({ items: own }) => own),
      caller,
      ready,
    ),
  )
  const promise = codeOf(result.then((value) => value.promise))
  const [first, second] = await Promise.all([items, promise])
  return first === second ? first : `${first} and ${second}`
}

/** Receives large responses, one after the other. */
const receiving: Client = (caller, ready) =>
  repeated(ready, async () => {
    const { identity, rows } = await caller.stubs.large(caller.options())
    const isWhole = rows.length === 20_000 && rows.at(-1) === `${caller.nonce} 19999`
    if (!isWhole || isWrong({ answer: identity, expected: identityOf(caller) })) {
      throw new Error(`An answer of ${rows.length} rows was taken for whole.`)
    }
  })

/** Sends files, one after the other. */
const sending: Client = (caller, ready) =>
  repeated(ready, async () => {
    if (isWrong(await uploads.upload(caller))) throw new Error('A wrong answer to an upload.')
  })

/** One client of each kind. */
export const CLIENTS: Readonly<Record<string, Client>> = {
  'waiting in a handler': waiting,
  'reading items': readingItems,
  'reading bytes': readingBytes,
  'reading beside a promise': readingBeside,
  'receiving large responses': receiving,
  'sending files': sending,
}

async function readAll(
  stream: Promise<AsyncIterable<{ readonly index: number; readonly identity: object }>>,
  caller: Caller,
  ready: () => void,
): Promise<void> {
  let count = 0
  for await (const item of await stream) {
    const expected = { index: count++, identity: identityOf(caller) }
    if (isWrong({ answer: item, expected })) throw new Error(`A wrong item ${item.index}.`)
    ready()
  }
}

/** Repeats a call until it fails. */
function repeated(ready: () => void, call: () => Promise<void>): Promise<string> {
  const repeat = async (): Promise<never> => {
    for (;;) {
      await call()
      ready()
    }
  }
  return codeOf(repeat())
}

/** The code of a failure, or a description of another outcome. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  const failure: unknown = await call.then(
    (ended) => ({ ended }),
    (error: unknown) => error,
  )
  return failure instanceof Error && 'code' in failure ? String(failure.code) : inspect(failure)
}
