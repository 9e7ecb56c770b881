/** Writes an app into a folder, and builds it for production in a process of its own. */

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const VITE = fileURLToPath(new URL('node_modules/vite/bin/vite.js', import.meta.url))

/** @param files - the texts of the app by their paths; other files of the folder go */
export function writeSources(root, files) {
  rmSync(root, { recursive: true, force: true })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}

export function viteBuild(root) {
  const env = { ...process.env, NODE_ENV: 'production' }
  const options = { cwd: root, env, stdio: 'inherit' }
  execFileSync(process.execPath, [VITE, 'build', '--logLevel', 'error'], options)
}
