/** The report of `npm run faults`. */

import { openIn } from './counts.ts'
import type { AbortResult, FaultPlan, KillResult } from './faults.ts'
import { machine, table, writeReport } from './report.ts'

/** The data of the report. */
export interface FaultReport {
  readonly plan: FaultPlan
  readonly aborted: AbortResult
  readonly killed: KillResult
}

/** Writes docs/faults-report.md. */
export function writeFaultReport({ plan, aborted, killed }: FaultReport): void {
  const all = [aborted.findings, killed.findings]
  const sum = (count: (findings: (typeof all)[number]) => number): number =>
    all.reduce((total, findings) => total + count(findings), 0)
  writeReport('faults-report.md', [
    '# Fault run',
    '',
    'Written by `npm run faults`.',
    '',
    ...table([
      ['', ''],
      ['ends of the server by `kill -9`', plan.kills],
      ['clients in the middle of a call at each end', plan.clients],
      ['aborts in middleware, validators, handlers and streams', plan.aborts],
      ['wrong answers', sum(({ wrong }) => wrong.length)],
      ['foreign ids', sum(({ foreign }) => foreign.length)],
      [
        'longest time from an end until all its clients had settled',
        `${killed.findings.slowest} ms`,
      ],
      ['longest time from an abort until its call had settled', `${aborted.findings.slowest} ms`],
      ['streams and handlers open after the aborts', openIn(aborted.counts)],
      ...machine(),
    ]),
    '',
    ...ABOUT,
    '',
    ...table([['client and its end', 'clients'], ...killed.ends]),
  ])
}

const ABOUT = [
  'The server is the production build of an app with the packed package, in a process of its own; the clients',
  'call it through the built client over HTTP. The server ends once each client is in the middle: its call waits',
  'in a handler, or it has read items or bytes, waits for a promise beside them, or has received a large answer',
  'or sent a file and is at the next. Wrong is an end other than the code `NETWORK`, an item or answer that is',
  'not whole, a call that the client sends a second time or that the next server receives by itself, a call of',
  'the next server that fails, and an aborted call that does not reject with the reason of its signal.',
]
