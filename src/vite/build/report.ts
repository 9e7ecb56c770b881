import type { ModuleEffects } from './client-effects.ts'
import type { FunctionTable } from '../split/function-table.ts'
import type { ReachableFunctions } from '../split/plugin-reachable.ts'

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

/** The report on the server functions of a build: a file and a table for the log. */
export interface Report {
  readonly json: string
  readonly table: string | undefined
}

/** Makes the report once client and server have been built. */
export function reportOn(
  functions: FunctionTable,
  reachable: ReachableFunctions,
  effects: readonly ModuleEffects[],
): Report {
  const entries = reportEntries(functions, reachable)
  const clientEffects = effects.map(({ file, statements }) => ({ file, statements }))
  const report = { serverFunctions: entries, clientEffects }
  return {
    json: `${JSON.stringify(report, null, 2)}\n`,
    table: entries.length === 0 ? undefined : reportTable(entries),
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
