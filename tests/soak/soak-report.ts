/** The report of `npm run soak`. */

import { openIn } from './counts.ts'
import { inMB, machine, table, writeReport, type Row } from './report.ts'
import type { Memory } from './soak-server.ts'
import { CHECKPOINTS, type SoakPlan, type SoakResult } from './soak.ts'

/** The data of the report. */
export interface SoakReport {
  readonly plan: SoakPlan
  readonly result: SoakResult
  readonly log: readonly string[]
  /** Apps on hosts, their calls, and the memory of their servers at each checkpoint. */
  readonly compared: readonly (readonly [string, number, readonly Memory[]])[]
}

/** Writes docs/soak-report.md. */
export function writeSoakReport({ plan, result, log, compared }: SoakReport): void {
  const { findings, counts, byKind, memory, seconds } = result
  const heaps = memory.map(({ heapUsed }) => heapUsed)
  const objects = memory.map((each) => each.objects)
  const total = [...byKind.values()].reduce((sum, count) => sum + count, 0)
  writeReport('soak-report.md', [
    '# Soak run',
    '',
    `Written by \`npm run soak\`. To repeat these calls: \`SOAK_CALLS=${plan.calls} SOAK_SEED=${plan.seed} npm run soak\`.`,
    '',
    ...table([
      ['', ''],
      ['calls', `${total}, ${plan.atATime} at a time`],
      ['wrong responses', findings.wrong.length],
      ['foreign ids', findings.foreign.length],
      ['unhandled rejections and errors', memory.at(-1)?.unhandled ?? 'unknown'],
      ["unexpected lines in the server's log", log.length],
      ['streams, generators and handlers open at the end', openIn(counts)],
      ['of', Object.values(counts.begun).reduce((sum, count) => sum + count, 0)],
      ['signals that aborted after their call', counts.lateAborts],
      ['longest time from an abort to the end of its call', `${findings.slowest} ms`],
      ['heap without code at 10 %, 50 %, 100 %', spreadText(objects)],
      ['heap with code', spreadText(heaps)],
      ['duration', `${Math.round(seconds)} s`],
      ...machine(),
    ]),
    '',
    ...ABOUT,
    '',
    ...table([['kind of call', 'calls'], ...[...byKind].toSorted(([, a], [, b]) => b - a)]),
    '',
    '## Memory',
    '',
    ...MEMORY,
    '',
    ...table([
      [
        'server',
        'calls',
        'heap without code',
        'heap',
        'after one collection',
        'before it',
        'resident',
      ],
      ...compared.flatMap(([name, calls, list]) => memoryRows(name, calls, list)),
    ]),
  ])
}

/** The percentage by which the largest of some numbers exceeds the smallest. */
export function spreadOf(numbers: readonly number[]): number {
  return (Math.max(...numbers) / Math.min(...numbers) - 1) * 100
}

function spreadText(bytes: readonly number[]): string {
  return `${bytes.map(inMB).join(', ')}: within ${spreadOf(bytes).toFixed(1)} %`
}

function memoryRows(name: string, calls: number, list: readonly Memory[]): readonly Row[] {
  return list.map(({ objects, heapUsed, collectedOnce, uncollected, rss }, index) => [
    name,
    Math.round(calls * (CHECKPOINTS[index] ?? 1)),
    ...[objects, heapUsed, collectedOnce, uncollected, rss].map(inMB),
  ])
}

const ABOUT = [
  'The server is the production build of an app with the packed package, served by srvx in its own process.',
  'The calls go through the built client of that app over HTTP; forms of pages and interrupted requests use',
  'node:http and raw sockets. Each call has its own nonce and user. Both return through the cookie, a header, the',
  'request, the data and the contexts of both sides, through nested calls and in each item of a stream, interleaved',
  'with other calls. A response with any other value is wrong, and an id of another call or user is foreign.',
  'Handlers and streams count themselves.',
]

const MEMORY = [
  'At 10 %, 50 % and 100 % all calls have ended. The heap is measured after nine collections, with turns of the',
  "event loop between them so that finalizers run. Code is machine code, bytecode and V8's data for both, counted in",
  'a heap snapshot: V8 compiles hot functions and drops idle code, so this part changes even if the objects do not.',
  '',
  'Two hosts and an app without seamline separate the parts of the memory. srvx creates its own requests. Other',
  "adapters pass Node's `Request`, which follows a signal of the connection through a finalizer: one collection",
  'does not free all of it, because finalizers run in the turns between collections.',
]
