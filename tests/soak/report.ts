/** Parts of the reports of both runs. */

import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../support/prepare.mjs'

/** A row of a table. */
export type Row = readonly (string | number)[]

/** Writes a report below `docs`. */
export function writeReport(file: string, lines: readonly string[]): void {
  writeFileSync(join(ROOT, 'docs', file), `${lines.join('\n')}\n`)
}

/** A table in Markdown. */
export function table([head = [], ...rows]: readonly Row[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
}

/** The machine and its software, as rows. */
export function machine(): readonly Row[] {
  const [cpu] = cpus()
  return [
    ['processor', `${cpu?.model ?? 'unknown'}, ${availableParallelism()} cores`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['Node.js', process.versions.node],
  ]
}

/** Bytes as MB. */
export function inMB(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
