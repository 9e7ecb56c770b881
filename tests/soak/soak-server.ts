/** The server of the soak and fault runs: srvx with the built app, in a process of its own. */

import { EventEmitter, once } from 'node:events'
import { dirname, join } from 'node:path'
import { freePort, startChildServer, type ChildServer } from '../support/child-server.ts'
import type { FixtureApp } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'

/** The memory of a process, in bytes, and what else it knows of itself. */
export interface Memory {
  /** The heap after collections with turns of the event loop between them. */
  readonly heapUsed: number
  /** The heap after the first of these collections. */
  readonly collectedOnce: number
  /** The heap before any of them. */
  readonly uncollected: number
  /** The resident memory after them. */
  readonly rss: number
  /** Rejections and errors that nothing has handled so far. */
  readonly unhandled: number
}

/** A server that says where its calls are, and how much memory it has. */
export interface SoakServer extends ChildServer {
  /** Waits until the call with a nonce has come to the point where it waits. */
  readonly reached: (nonce: string) => Promise<void>
  readonly measure: () => Promise<Memory>
}

/** A script that serves an app. */
export type Host = 'serve.mjs' | 'serve-native.mjs'

/**
 * Serves an app in a process that reports to this one.
 *
 * @param entry - the module whose default export is `{ fetch }`
 * @param port - where it listens; a free one by default
 */
export async function startSoakServer(
  host: Host,
  entry: string,
  port?: number,
): Promise<SoakServer> {
  const chosen = port ?? (await freePort())
  const messages = new EventEmitter()
  // As many as there are calls at a time.
  messages.setMaxListeners(0)
  const server = await startChildServer({
    args: ['--expose-gc', join(ROOT, 'tests/soak', host), entry, String(chosen)],
    cwd: dirname(entry),
    port: chosen,
    onMessage: (message) => {
      const { reached, measured } = message as { reached?: string; measured?: Memory }
      if (reached !== undefined) messages.emit(reached)
      if (measured !== undefined) messages.emit('measured', measured)
    },
  })
  return {
    ...server,
    reached: async (nonce) => void (await once(messages, nonce)),
    measure: async () => {
      const measured = once(messages, 'measured')
      server.send('measure')
      const [memory] = await measured
      return memory as Memory
    },
  }
}

/** The entry of the built app. */
export function serverEntryOf({ root }: FixtureApp): string {
  return join(root, 'dist/server/server.js')
}
