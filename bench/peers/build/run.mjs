/**
 * The build time that a plugin for server functions adds: the same generated app built without one, with
 * seamline's and with TanStack Start's. Prints the result and writes it to report.md.
 *
 *   npm run bench:build -- [--modules 1000] [--functions 100] [--runs 5]
 */

import { fork } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installBench, installPacked } from '../install.mjs'
import { writeApp } from './app.mjs'
import { report } from './report.mjs'
import { VARIANTS } from './variants.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const names = Object.keys(VARIANTS)
const size = readArguments()

installBench()
rmSync(join(here, '.tmp'), { recursive: true, force: true })
for (const name of names) prepare(name)

const rounds = []
// The first round fills the disk's caches and is not counted.
for (let round = 0; round <= size.runs; round++) {
  const samples = {}
  for (const name of names) samples[name] = await build(name)
  const seconds = names.map((name) => `${name} ${(samples[name].wall / 1000).toFixed(2)} s`)
  console.log(`${round === 0 ? 'warm-up' : `round ${round}`}: ${seconds.join(', ')}`)
  if (round > 0) rounds.push(samples)
}

const hooks = {}
for (const name of names) hooks[name] = (await build(name, '--hooks')).hooks

const text = report({ rounds, hooks, size })
console.log(`\n${text}`)
writeFileSync(join(here, 'report.md'), text)

function readArguments() {
  const { values } = parseArgs({
    options: {
      modules: { type: 'string', default: '1000' },
      functions: { type: 'string', default: '100' },
      runs: { type: 'string', default: '5' },
    },
  })
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]))
}

function prepare(name) {
  const { packageName, files } = VARIANTS[name]
  const root = folderOf(name)
  writeApp(root, { ...size, packageName })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(root, file), content)
  if (name === 'seamline') installPacked(join(root, 'node_modules/seamline'))
}

async function build(name, ...options) {
  const child = fork(join(here, 'build-once.mjs'), options, {
    cwd: folderOf(name),
    // As `vite build` sets it before it reads the configuration.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return new Promise((resolve, reject) => {
    child.on('message', resolve)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`${name}: the build ended with code ${code}.`)))
  })
}

function folderOf(name) {
  return join(here, '.tmp', name)
}
