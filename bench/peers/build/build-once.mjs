/**
 * Builds the app in the current folder once, in a process of its own, and sends what it took. With
 * `--hooks`, sends the time in each plugin's hooks instead.
 */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createBuilder } from 'vite'
import { timeHooks } from './hook-time.mjs'

const root = process.cwd()
const start = performance.now()
const before = process.cpuUsage()

const { default: config } = await import(pathToFileURL(join(root, 'vite.config.mjs')))
const plugins = config.plugins.flat(Infinity)
const hooks = process.argv.includes('--hooks') ? timeHooks(plugins) : () => []
const modules = {}
const builder = await createBuilder({
  ...config,
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [...plugins, countModules(modules)],
})
await builder.buildApp()

const { user, system } = process.cpuUsage(before)
process.send({
  wall: performance.now() - start,
  cpu: (user + system) / 1000,
  hooks: hooks(),
  modules,
})

/** Shows whether the variants build the same: the app's modules, and all with those of packages. */
function countModules(counts) {
  const sources = join(root, 'src')
  return {
    name: 'bench:count-modules',
    buildEnd() {
      const ids = [...this.getModuleIds()]
      const files = new Set(
        ids.map((id) => id.split('?')[0]).filter((id) => id.startsWith(sources)),
      )
      counts[this.environment.name] = { app: files.size, all: ids.length }
    },
  }
}
