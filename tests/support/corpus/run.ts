/** Runs cases against a target. */

import { casesFor, type Case, type Target } from './cases.ts'
import { faultsOf, faultsOfRuns } from './judge.ts'
import { decided } from './mutants.ts'
import type { Send } from './over-http.ts'

/** The outcome of a run. */
export interface Outcome {
  readonly cases: number
  /** One line per difference: the case and the difference. */
  readonly wrong: readonly string[]
  /** The slowest case; `time` is the client's, in milliseconds. */
  readonly slowest: { readonly name: string; readonly time: number }
}

/** Options of {@link runCases}. */
export interface RunOptions {
  readonly target: Target
  readonly send: Send
  /** Number of concurrent requests. */
  readonly atATime: number
  /** Reads the number of handler runs by case name; called after the last response. */
  readonly runs: () => Promise<ReadonlyMap<string, number>>
}

/** Sends every case that the target can receive, and compares the responses. */
export async function runCases(cases: readonly Case[], options: RunOptions): Promise<Outcome> {
  const left = casesFor(options.target, cases).toReversed()
  const wrong: string[] = []
  const sent: Case[] = []
  let slowest = { name: '', time: 0 }
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { name } = next
      const start = performance.now()
      try {
        const answer = await sendWhole(next, options.send)
        const time = performance.now() - start
        if (time > slowest.time) slowest = { name, time }
        const each = decided(next, answer)
        sent.push(each)
        wrong.push(...faultsOf(each, answer).map((fault) => `${name}: ${fault}`))
      } catch (error) {
        wrong.push(`${name}: no response: ${String(error)}`)
      }
    }
  }
  await Promise.all(Array.from({ length: options.atATime }, work))
  const runs = await options.runs()
  wrong.push(
    ...sent.flatMap((each) => faultsOfRuns(each, runs).map((fault) => `${each.name}: ${fault}`)),
  )
  return { cases: sent.length, wrong, slowest }
}

/**
 * Sends a request, again if the server closed the connection while it was sent: a server refuses a body by its declared
 * length, and Node's client then loses the response.
 */
async function sendWhole(
  sent: Case,
  send: Send,
  attempts = 10,
): Promise<Awaited<ReturnType<Send>>> {
  try {
    return await send(sent)
  } catch (error) {
    const isRefusedUnread = 'status' in sent.expect && sent.expect.status === 413
    if (!isRefusedUnread || attempts === 1 || !isCutOff(error)) throw error
    return sendWhole(sent, send, attempts - 1)
  }
}

function isCutOff(error: unknown): boolean {
  return error instanceof Error && /EPIPE|ECONNRESET/.test(error.message)
}
