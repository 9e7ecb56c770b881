import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import type { Compiler } from '../split/compiler.ts'
import type { ReachableFunctions } from '../split/plugin-reachable.ts'
import { checkBundle } from './check-bundle.ts'
import { effectsIn, warningsFor, type ModuleEffects } from './client-effects.ts'
import { reportOn } from './report.ts'

/**
 * Reports the server functions after a build, in the log and beside the server's folder, with the statements that
 * the browser runs of their modules; warns of those that look like the server's.
 */
export function pluginReport(compiler: Compiler, reachable: ReachableFunctions): Plugin {
  let effects: readonly ModuleEffects[] = []
  return {
    name: 'seamline:report',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const { consumer, root, logger } = this.environment.config
      if (consumer !== 'client') return
      effects = effectsIn(bundle, compiler, root)
      for (const warning of await warningsFor(effects)) logger.warn(warning)
    },
    writeBundle() {
      const { consumer, root, build, logger } = this.environment.config
      if (consumer !== 'server') return
      const { json, table } = reportOn(compiler.functions, reachable, effects)
      const folder = resolve(root, build.outDir, '..')
      mkdirSync(folder, { recursive: true })
      writeFileSync(resolve(folder, 'seamline-report.json'), json)
      if (table !== undefined) logger.info(table)
    },
  }
}

/**
 * Makes sure that no chunk of the browser's has a builder with a handler, a `.server` function, a validator or a
 * server option, whatever made its module: the check reads the output, and shares no state with the transform. A build
 * that fails here would have sent code of the server to visitors.
 */
export function pluginEmittedCheck(packages: InstalledPackages): Plugin {
  return {
    name: 'seamline:emitted-check',
    async generateBundle(_options, output) {
      if (this.environment.config.consumer === 'client') await checkBundle(this, output, packages)
    },
  }
}
