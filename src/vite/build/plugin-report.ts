import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import type { FunctionTable } from '../split/function-table.ts'
import type { ClientEffects } from '../split/plugin-client-effects.ts'
import type { ReachableFunctions } from '../split/plugin-reachable.ts'

/** One server function in `seamline-report.json`. */
interface ReportEntry {
  readonly name: string
  readonly id: string
  /** Old ids that still answer for it. */
  readonly aliases: readonly string[]
  readonly file: string
  readonly method: string
  /** What it lists, bases included, as it is written. */
  readonly middleware: readonly string[]
  /** Whether a page can call it. */
  readonly reachable: boolean
}

/** What the report is made of. */
export interface Reported {
  readonly table: FunctionTable
  readonly reachable: ReachableFunctions
  readonly effects: ClientEffects
}

/** Tells after a build which server functions there are, in the log and beside the server's folder. */
export function pluginReport({ table, reachable, effects }: Reported): Plugin {
  return {
    name: 'seamline:report',
    apply: 'build',
    writeBundle() {
      const { config } = this.environment
      if (config.consumer !== 'server') return
      const entries = reportEntries(table, reachable)
      const folder = resolve(config.root, config.build.outDir, '..')
      mkdirSync(folder, { recursive: true })
      const report = { serverFunctions: entries, clientEffects: effects.list() }
      const text = `${JSON.stringify(report, null, 2)}\n`
      writeFileSync(resolve(folder, 'seamline-report.json'), text)
      if (entries.length > 0) config.logger.info(reportTable(entries))
    },
  }
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
