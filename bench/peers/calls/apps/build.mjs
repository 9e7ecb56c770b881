/** Builds one of the apps for production, as its users do, and names the files that run. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installPacked } from '../../install.mjs'
import { viteBuild, writeSources } from '../../vite-build.mjs'
import { appSources } from './sources.mjs'

const bench = fileURLToPath(new URL('../..', import.meta.url))

export const APPS = {
  seamline: {
    packageName: 'seamline',
    plugin: { imports: `import { seamline } from 'seamline/vite'`, call: 'seamline()' },
  },
  tanstack: {
    packageName: '@tanstack/solid-start',
    plugin: {
      imports: `import { tanstackStart } from '@tanstack/solid-start/plugin/vite'`,
      call: 'tanstackStart()',
    },
  },
}

/** The addresses of an app's built server, and of the entry of its build for the browser. */
export function builtFiles(name) {
  const dist = join(folderOf(name), 'dist')
  return {
    server: pathToFileURL(join(dist, 'server/server.js')).href,
    stubs: pathToFileURL(stubsFile(join(dist, 'client'))).href,
  }
}

export function buildApp(name) {
  writeApp(name)
  viteBuild(folderOf(name))
}

export function writeApp(name) {
  const { packageName, plugin } = APPS[name]
  const root = folderOf(name)
  writeSources(root, appSources(packageName, plugin))
  if (name === 'seamline') installPacked(join(root, 'node_modules/seamline'))
}

export function folderOf(name) {
  return join(bench, '.tmp', `calls-${name}`)
}

function stubsFile(folder) {
  const scripts = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'))
  const entry = scripts
    .map((file) => join(folder, file))
    .find((file) => readFileSync(file, 'utf8').includes('benchCalls'))
  if (entry === undefined) throw new Error(`No script in ${folder} has the stubs.`)
  return entry
}
