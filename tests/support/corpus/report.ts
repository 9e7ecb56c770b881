/** Writes the corpus report as Markdown. */

import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../prepare.mjs'
import { TARGETS, type Target } from './cases.ts'
import type { ServerReport } from './built-app.ts'
import type { Outcome } from './run.ts'

/** The outcome of one category on one target. */
export interface Row extends Outcome {
  readonly category: string
  readonly target: Target
  /** `undefined` without a server process. */
  readonly measured: Pick<ServerReport, 'longestDelay' | 'longestWork'> | undefined
}

const TITLES: Readonly<Record<string, string>> = {
  'a-ids': 'ids and paths',
  'b-origins': 'origins',
  'c-json-bytes': 'bytes of JSON',
  'd-content-types': 'content types, encodings',
  'e-sizes': 'sizes',
  'f-node-types': 'nodes of seroval, tags',
  'g-shapes': 'shapes of rows and values',
  'h-references': 'references',
  'i-keys': 'keys',
  'j-complexity': 'complexity',
  'k-forms': 'forms and files',
  'l-headers': 'headers',
  'm-context': 'claimed contexts',
  'n-mutants': 'mutants',
  'o-responses': 'responses, to the client',
}

/** The text of docs/corpus-report.md. */
export function written(
  rows: readonly Row[],
  { count, seed }: { count: number; seed: number },
): string {
  const wrong = rows.reduce((sum, row) => sum + row.wrong.length, 0)
  const all = rows.reduce((sum, row) => sum + row.cases, 0)
  const [cpu] = cpus()
  return `# Bad input

Written by \`npm run corpus\`. To repeat these mutants: \`CORPUS_SEED=${seed} CORPUS_MUTANTS=${count} npm run corpus\`.

| | |
|---|---|
| requests and responses | ${all} |
| wrong | ${wrong} |
| longest processor time between two turns of the event loop | ${longest(rows, 'longestWork')} ms |
| longest delay of the event loop | ${longest(rows, 'longestDelay')} ms |
| machine | ${cpus().length} × ${cpu?.model ?? 'unknown'} |
| Node.js | ${process.versions.node} |
| srvx | ${versionOf('srvx')} |
| fast-check | ${versionOf('fast-check')} |

The cases are data in \`tests/corpus\`, one per line, written by \`tests/corpus/generate\`, which imports nothing from the
package. Targets: the fetch handler, from source; srvx; and a minimal \`node:http\` host that passes Node's headers to
the platform's \`Request\`. Both servers run the production build in child processes. Requests that \`fetch\` cannot
express are written to sockets, for the two servers only. The client receives its responses from a fake \`fetch\`
and from a socket.

Checked on each response: status, code and \`x-seamline\`; \`private, no-store\` and \`nosniff\`; no
\`access-control-allow-origin\`; a body of at most 512 characters (2,048 for a page); no secret of the app, no file path,
no stack. Checked on each request: the number of handler runs, and no new key on a prototype or \`globalThis\`. A server
that exits, or has an unhandled rejection, fails the run.

Each column has the number of cases and of wrong results. For servers it adds the longest processor time between two turns
of the event loop, with one request at a time and a limit of 250 ms, and after the slash the longest delay measured by
\`monitorEventLoopDelay\`, which includes time that the machine spent on other processes.

| | category | fetch handler | srvx | node:http | slowest, ms |
|---|---|--:|--:|--:|---|
${categoryRows(rows)}
`
}

function categoryRows(rows: readonly Row[]): string {
  const categories = [...new Set(rows.map(({ category }) => category))].toSorted()
  return categories
    .map((category) => {
      const own = rows.filter((row) => row.category === category)
      const cells = TARGETS.map((target) => cell(own.find((row) => row.target === target)))
      return `| ${category.slice(0, 1).toUpperCase()} | ${TITLES[category] ?? category} | ${cells.join(' | ')} | ${slowest(own)} |`
    })
    .join('\n')
}

function cell(row: Row | undefined): string {
  if (row === undefined) return '–'
  const { cases, wrong, measured } = row
  const times = measured && `, ${time(measured.longestWork)} / ${time(measured.longestDelay)} ms`
  return `${cases}, ${wrong.length} wrong${times ?? ''}`
}

function longest(rows: readonly Row[], what: 'longestDelay' | 'longestWork'): string {
  return time(Math.max(...rows.map(({ measured }) => measured?.[what] ?? 0)))
}

function slowest(rows: readonly Row[]): string {
  const [first] = rows.toSorted((a, b) => b.slowest.time - a.slowest.time)
  if (first === undefined) return '–'
  const name = first.slowest.name.replace(/^[\w-]+: /, '').slice(0, 60)
  return `${time(first.slowest.time)}: ${name.replaceAll('|', '\\|')}`
}

function time(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 1 : 0)
}

function versionOf(name: string): string {
  const file = join(ROOT, 'node_modules', name, 'package.json')
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return version
}
