/**
 * The start of a dev server to its first page: the playground, and one small app for seamline and TanStack Start.
 *
 *   npm run bench:start
 */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installBench } from '../install.mjs'

const ROUNDS = 5
const SERVER = fileURLToPath(new URL('dev-server.mjs', import.meta.url))

installBench()
// Only now: it imports what has just been installed.
const { folderOf, writeApp } = await import('../calls/apps/build.mjs')

const apps = [
  ['playground', fileURLToPath(new URL('../../../playground', import.meta.url))],
  ['small app, seamline', small('seamline')],
  ['small app, TanStack Start', small('tanstack')],
]

function small(name) {
  writeApp(name)
  return folderOf(name)
}

function start(root, cache) {
  const output = execFileSync(process.execPath, [SERVER, root, cache], { encoding: 'utf8' })
  // The apps may log before it.
  return JSON.parse(output.split('\n').at(-1))
}

const samples = new Map(apps.map(([name]) => [name, { first: [], later: [] }]))
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, root] of apps) {
    const cache = mkdtempSync(join(tmpdir(), 'bench-start-'))
    samples.get(name).first.push(start(root, cache))
    samples.get(name).later.push(start(root, cache))
    rmSync(cache, { recursive: true })
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const cells = (runs) =>
  [median(runs.map(({ listening }) => listening)), median(runs.map(({ page }) => page))]
    .map((time) => Math.round(time))
    .join(' | ')

console.log(`# Start of a dev server, milliseconds, Node ${process.version}

| | listening | first page | listening, dependencies cached | first page |
|---|--:|--:|--:|--:|`)
for (const [name, { first, later }] of samples) {
  console.log(`| ${name} | ${cells(first)} | ${cells(later)} |`)
}
