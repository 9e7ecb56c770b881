/** The report of `npm run soak`. */

import { openIn } from './counts.ts'
import { inMB, machine, table, writeReport, type Row } from './report.ts'
import type { Memory } from './soak-server.ts'
import { CHECKPOINTS, type SoakPlan, type SoakResult } from './soak.ts'

/** What the report is written from. */
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
  const spread = (Math.max(...heaps) / Math.min(...heaps) - 1) * 100
  const total = [...byKind.values()].reduce((sum, count) => sum + count, 0)
  writeReport('soak-report.md', [
    '# Soak run',
    '',
    `Written by \`npm run soak\`. The same calls again: \`SOAK_CALLS=${plan.calls} SOAK_SEED=${plan.seed} npm run soak\`.`,
    '',
    ...table([
      ['', ''],
      ['calls', `${total}, ${plan.atATime} at a time`],
      ['wrong answers', findings.wrong.length],
      ['foreign ids', findings.foreign.length],
      ['unhandled rejections and errors', memory.at(-1)?.unhandled ?? 'unknown'],
      ['lines in the log of the server', log.length],
      ['streams, generators and handlers open at the end', openIn(counts)],
      ['of', Object.values(counts.begun).reduce((sum, count) => sum + count, 0)],
      ['signals that aborted after their call', counts.lateAborts],
      ['longest time from an abort to the end of its call', `${findings.slowest} ms`],
      ['heap at 10 %, 50 %, 100 %', `${heaps.map(inMB).join(', ')}: within ${spread.toFixed(1)} %`],
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
      ['server', 'calls', 'heap', 'after one collection', 'before it', 'resident'],
      ...compared.flatMap(([name, calls, list]) => memoryRows(name, calls, list)),
    ]),
  ])
}

function memoryRows(name: string, calls: number, list: readonly Memory[]): readonly Row[] {
  return list.map(({ heapUsed, collectedOnce, uncollected, rss }, index) => [
    name,
    Math.round(calls * (CHECKPOINTS[index] ?? 1)),
    ...[heapUsed, collectedOnce, uncollected, rss].map(inMB),
  ])
}

const ABOUT = [
  'The server is the production build of an app with the packed package, served by srvx in a process of its',
  'own. The calls go through the built client of that app over HTTP;',
  'forms of pages and requests that are cut go over node:http and raw sockets. Each call has a nonce and a user',
  'of its own. Both come back from the cookie, a header, the request, the data and the contexts of both sides,',
  'from calls within the call and in each item of a stream, after other calls had their turns. An answer with',
  'anything else is wrong, and an id of another call or user in it is foreign. Handlers and streams count',
  'themselves.',
]

const MEMORY = [
  'At 10 %, 50 % and 100 % all calls have ended. The heap is measured after nine collections with turns of the',
  'event loop between them, as finalizers run in these. Heap snapshots after 3,000 and 12,000 calls hold the same',
  'objects: the difference of 0.4 MB is machine code, which V8 compiles as functions get hot.',
]
