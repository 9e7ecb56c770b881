import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import type { Compiler } from '../split/compiler.ts'
import type { FunctionTable } from '../split/function-table.ts'
import type { ReachableFunctions } from '../split/plugin-reachable.ts'
import { effectsIn, warningsFor, type ModuleEffects } from './client-effects.ts'

/**
 * Reports the server functions after a build, in the log and in `seamline-report.json`, with the statements that
 * the browser runs of their modules; warns about those that read server values.
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
      const serverFunctions = reportEntries(compiler.functions, reachable)
      const clientEffects = effects.map(({ file, statements }) => ({ file, statements }))
      const json = JSON.stringify({ serverFunctions, clientEffects }, null, 2)
      const folder = resolve(root, build.outDir, '..')
      mkdirSync(folder, { recursive: true })
      writeFileSync(resolve(folder, 'seamline-report.json'), `${json}\n`)
      if (serverFunctions.length > 0) logger.info(reportTable(serverFunctions))
    },
  }
}

/** One server function in `seamline-report.json`. */
interface ReportEntry {
  readonly name: string
  readonly id: string
  /** Old ids that still work. */
  readonly aliases: readonly string[]
  readonly file: string
  readonly method: string
  /** Its middleware, that of its bases included, as it is written. */
  readonly middleware: readonly string[]
  /** Whether a page can call it. */
  readonly reachable: boolean
}

function reportEntries(
  table: FunctionTable,
  reachable: ReachableFunctions,
): readonly ReportEntry[] {
  const ids = new Set(reachable.list().map(({ id }) => id))
  const aliases = reachable.aliases()
  return table
    .all()
    .map((entry) => ({
      name: entry.name,
      id: entry.id,
      aliases: aliases.filter((alias) => alias.entry.id === entry.id).map(({ id }) => id),
      file: entry.filename,
      method: entry.method,
      middleware: entry.middleware,
      reachable: ids.has(entry.id),
    }))
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

function placeOf({ file, name }: Pick<ReportEntry, 'file' | 'name'>): string {
  return `${file}#${name}`
}

function reportTable(entries: readonly ReportEntry[]): string {
  const rows = entries.map(({ name, method, file, middleware, reachable }) => [
    name,
    method,
    file,
    reachable ? middleware.join(' → ') : '(not called by any page)',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const count = entries.filter(({ reachable }) => reachable).length
  return [`\nserver functions: ${entries.length}, ${count} reachable`, ...lines, ''].join('\n  ')
}
