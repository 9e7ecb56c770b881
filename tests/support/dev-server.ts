/** A dev server within the test process, whose watcher the test can listen to. */

import { utimesSync } from 'node:fs'
import { createServer, type ViteDevServer } from 'vite'
import { vi } from 'vitest'

/** A running dev server. */
export interface DevServer {
  readonly url: string
  readonly vite: ViteDevServer
  /** Edits a file and waits until the server has seen the change. */
  readonly whenSeen: (file: string, edit: () => void) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts a dev server in an app's folder. */
export async function startDevServer(root: string): Promise<DevServer> {
  const vite = await createServer({
    root,
    logLevel: 'error',
    server: { port: 0, host: 'localhost' },
  })
  await vite.listen()
  return {
    url: new URL(vite.resolvedUrls?.local[0] ?? '').origin,
    vite,
    whenSeen: (file, edit) => whenSeen(vite, file, edit),
    stop: () => vite.close(),
  }
}

/**
 * The watcher skips a change that follows another change of the file too closely, so the file is
 * saved again.
 */
async function whenSeen(vite: ViteDevServer, file: string, edit: () => void): Promise<void> {
  let isSeen = false
  const look = (changed: string): void => {
    isSeen ||= changed === file
  }
  vite.watcher.on('change', look)
  edit()
  await vi.waitUntil(() => isSeen || save(file), { timeout: 30_000, interval: 200 })
  vite.watcher.off('change', look)
}

function save(file: string): false {
  utimesSync(file, new Date(), new Date())
  return false
}
