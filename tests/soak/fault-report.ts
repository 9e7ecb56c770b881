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
      ['times the server was ended by `kill -9`', plan.kills],
      ['clients in the middle of a call each time', plan.clients],
      ['aborts in middleware, validators, handlers and streams', plan.aborts],
      ['wrong responses', sum(({ wrong }) => wrong.length)],
      ['foreign ids', sum(({ foreign }) => foreign.length)],
      ['longest time from a kill until all clients had settled', `${killed.findings.slowest} ms`],
      ['longest time from an abort until its call had settled', `${aborted.findings.slowest} ms`],
      ['streams and handlers open after the aborts', openIn(aborted.counts)],
      ...machine(),
    ]),
    '',
    ...ABOUT,
    '',
    ...table([['client and outcome', 'clients'], ...killed.ends]),
  ])
}

const ABOUT = [
  'The server is the production build of an app with the packed package, in its own process; the clients call it',
  'through the built client over HTTP. The server is killed once each client is in the middle of a call: waiting',
  'in a handler, after some items or bytes, waiting for a promise beside a stream, or between two large responses',
  'or two files. The run counts as wrong: an outcome other than the code `NETWORK`, an incomplete item or response,',
  'a call that the client repeats or that the next server receives unasked, a failing call of the next server, and',
  'an aborted call that does not reject with the reason of its signal.',
]
