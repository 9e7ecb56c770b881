/** The playground, as `npm start` serves it and as it is built for production. */

import { join } from 'node:path'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createBuilder } from 'vite'
import { freePort, startBuilt, startChildServer, type ChildServer } from './child-server.ts'
import { ROOT } from './prepare.mjs'

/** A playground with a database of its own, which may be stopped and started again. */
export interface Playground {
  readonly url: string
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly remove: () => void
}

/** How the playground may be served. */
export type PlaygroundMode = 'development' | 'production'

/** Prepares a playground; it is not started yet. */
export async function createPlayground(mode: PlaygroundMode): Promise<Playground> {
  const temporary = join(ROOT, 'tests/.tmp')
  mkdirSync(temporary, { recursive: true })
  const folder = mkdtempSync(join(temporary, 'playground-'))
  const port = await freePort()
  const env = { DATABASE_FILE: join(folder, 'notes.db') }
  if (mode === 'production') await buildPlayground(folder)
  let server: ChildServer | undefined
  const start = async (): Promise<void> => {
    server =
      mode === 'production'
        ? await startBuilt(folder, port, env)
        : await startChildServer({ args: ['playground/start.mjs'], cwd: ROOT, port, env })
  }
  return {
    url: `http://localhost:${port}`,
    start,
    stop: async () => server?.stop(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function buildPlayground(folder: string): Promise<void> {
  const builder = await createBuilder({
    root: join(ROOT, 'playground'),
    logLevel: 'error',
    build: { outDir: join(folder, 'dist'), emptyOutDir: true },
  })
  await builder.buildApp()
}
