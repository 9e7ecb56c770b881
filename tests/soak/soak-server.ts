/** The server of the soak and fault runs: srvx with the built app, in a separate process. */

import { EventEmitter, once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { freePort, startChildServer, type ChildServer } from '../support/child-server.ts'
import type { FixtureApp } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'

/** The memory of a process, in bytes, and its unhandled errors. */
export interface Memory {
  /** The heap after collections with turns of the event loop between them. */
  readonly heapUsed: number
  /** The part of that heap that is not machine code, which grows while functions get hot. */
  readonly objects: number
  /** The heap after the first of these collections. */
  readonly collectedOnce: number
  /** The heap before any of them. */
  readonly uncollected: number
  /** The resident memory after them. */
  readonly rss: number
  /** Unhandled rejections and errors so far. */
  readonly unhandled: number
}

/** A server that reports the points of its calls and its memory. */
export interface SoakServer extends ChildServer {
  /** Waits until the call with a nonce has reached its point. */
  readonly reached: (nonce: string) => Promise<void>
  readonly measure: () => Promise<Memory>
}

/**
 * The lines of a server's log, except its address and the origin that the mix of calls has refused.
 */
export function unexpectedLines({ log }: ChildServer): readonly string[] {
  const lines = log().trim().split('\n').slice(1)
  return lines.filter(
    (line) => !/received Origin "http:\/\/evil\.test".*\(FORBIDDEN_ORIGIN\)$/.test(line),
  )
}

/** A script that serves an app. */
export type Host = 'serve.mjs' | 'serve-native.mjs'

/**
 * Serves an app in a process that reports to this one.
 *
 * @param entry - the module whose default export is `{ fetch }`
 * @param port - the port to listen on; a free one by default
 */
export async function startSoakServer(
  host: Host,
  entry: string,
  port?: number,
): Promise<SoakServer> {
  const chosen = port ?? (await freePort())
  const messages = new EventEmitter()
  // The number of concurrent calls.
  messages.setMaxListeners(0)
  const server = await startChildServer({
    args: ['--expose-gc', join(ROOT, 'tests/soak', host), entry, String(chosen)],
    cwd: dirname(entry),
    port: chosen,
    onMessage: (message) => {
      const { reached, measured, snapshot } = message as Message
      if (reached !== undefined) messages.emit(reached)
      if (measured === undefined || snapshot === undefined) return
      messages.emit('measured', { ...measured, objects: objectsIn(snapshot) })
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

/** A message of a server. */
interface Message {
  readonly reached?: string
  readonly measured?: Omit<Memory, 'objects'>
  /** The file of a heap snapshot. */
  readonly snapshot?: string
}

/** The bytes of a heap snapshot that are not code. Removes its file. */
function objectsIn(file: string): number {
  const { snapshot, nodes } = JSON.parse(readFileSync(file, 'utf8')) as HeapSnapshot
  rmSync(file)
  const { node_fields: fields, node_types: types } = snapshot.meta
  const code = types[0].indexOf('code')
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let bytes = 0
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (nodes[node + type] !== code) bytes += nodes[node + size] ?? 0
  }
  return bytes
}

interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[]]
    }
  }
  readonly nodes: readonly number[]
}

/** The entry of the built app. */
export function serverEntryOf({ root }: FixtureApp): string {
  return join(root, 'dist/server/server.js')
}
