/**
 * Searches for requests that are expensive for the server and writes the worst into
 * docs/fuzz-report.md. For each way to send data it keeps the most expensive few and mutates them
 * in small steps. The cost is the processor time relative to `JSON.parse` of plain text of the same
 * size.
 *
 * node tests/fuzz/cost/run.mjs
 *
 * `FUZZ_SEED` seeds the requests; `FUZZ_SECONDS` is the duration of the search.
 */

import { buildPackage } from '../../support/prepare.mjs'
import { writeSection } from '../report.mjs'
import { mutate, randomOf, randomRequest, WIRES } from './genes.mjs'
import { KNOWN } from './known.mjs'
import { requestOf } from './requests.mjs'

buildPackage()
const { PLAIN, timeOfEmptyRequest, timeOfParsing, timeOfRequest } = await import('./measure.mjs')

const seed = Number(process.env.FUZZ_SEED ?? Math.trunc(Math.random() * 1_000_000))
const seconds = Number(process.env.FUZZ_SECONDS ?? 120)
const MOST_REQUESTS = 50_000
const KEPT = 8
const REPORTED = 3
/**
 * A request that takes this many times as long as `JSON.parse` fails the run; measurements are
 * approximate.
 */
const ALLOWED = 20
/** Smaller requests count as this large: the time of one varies more than that of parsing it. */
const SMALLEST = 4_096
const SIZES = [65_536, 262_144, 1_040_000]
/** The weight of each way: most of the input that a client can vary is in an envelope. */
const TURNS = WIRES.flatMap((wire) =>
  Array.from({ length: { json: 8, multipart: 4 }[wire] ?? 1 }, () => wire),
)

const random = randomOf(seed)
await timeOfParsing(50)
for (let run = 0; run < 200; run++) await timeOfEmptyRequest(1)

/** The time of a request relative to `JSON.parse` of plain text of the same size. */
async function measure(genes, size, runs) {
  const request = requestOf(genes, size)
  const empty = await timeOfEmptyRequest(5)
  const { ms, status } = await timeOfRequest(request, runs)
  const own = Math.max(0, ms - empty)
  return {
    size: request.size,
    ms: own,
    status,
    times: own / (perByte * Math.max(request.size, SMALLEST)),
  }
}

const kept = Object.fromEntries(WIRES.map((wire) => [wire, []]))
let perByte = await timeOfParsing(50)

async function tryOut(genes) {
  const best = kept[genes.wire]
  const text = JSON.stringify(genes)
  if (best.some((each) => each.text === text)) return
  const { times } = await measure(genes, SIZES[0], 3)
  best.push({ genes, text, times })
  best.sort((a, b) => b.times - a.times)
  best.length = Math.min(best.length, KEPT)
}

for (const wire of WIRES) for (const known of KNOWN[wire]) await tryOut({ wire, ...known })
const start = performance.now()
let tried = 0
for (; tried < MOST_REQUESTS && performance.now() < start + seconds * 1000; tried++) {
  // The machine may be faster or slower than a moment ago.
  if (tried % 50 === 0) perByte = await timeOfParsing(5)
  const wire = TURNS[tried % TURNS.length]
  const best = kept[wire]
  const one = best[Math.floor(random() * best.length)]
  await tryOut(random() < 0.2 ? randomRequest(random, wire) : mutate(random, one.genes))
}

const rows = []
for (const wire of WIRES) {
  const measured = []
  for (const { genes, text } of kept[wire]) {
    perByte = await timeOfParsing(9)
    const bySize = []
    for (const size of SIZES) bySize.push(await measure(genes, size, 15))
    measured.push({ text, bySize, times: Math.max(...bySize.map((each) => each.times)) })
  }
  rows.push(...measured.toSorted((a, b) => b.times - a.times).slice(0, REPORTED))
}

const perMebibyte = (await timeOfParsing(50)) * 1_048_576
writeSection('Expensive requests', written())
const worst = rows.toSorted((a, b) => b.times - a.times)[0]
const failed = rows.filter(({ bySize }) => bySize.some(isTooExpensive))
for (const { text } of failed) console.log(`Too expensive: ${text}`)
process.exitCode = failed.length === 0 ? 0 : 1
console.log(`${tried} requests; ${worst.times.toFixed(1)} times JSON.parse: ${worst.text}`)

function isTooExpensive({ size, times }) {
  return size >= SIZES[1] && times > ALLOWED
}

function written() {
  return `Written by \`npm run fuzz\`, or by \`node tests/fuzz/cost/run.mjs\` alone: \`FUZZ_SEED\` sets the requests, \`FUZZ_SECONDS\` the
duration of the search. The search depends on its measurements, so runs differ.

The table shows the processor time of requests within the default limits, from the \`Request\` to its response, minus the
time of a call with \`{}\`. It is divided by the time of \`JSON.parse\` for the same number of bytes of plain text, with records
like \`${PLAIN.slice(1, PLAIN.indexOf('}') + 1)}\`:
${perMebibyte.toFixed(1)} ms for 1 MiB. The search mutates requests of 64 KiB step by step and keeps the slower ones; the
slowest requests of each encoding are then measured in three sizes.

| | |
|---|---|
| requests tried | ${tried} |
| seed | ${seed} |
| Node.js | ${process.versions.node} |

| request | status | KiB | ms | times | KiB | ms | times | KiB | ms | times |
|---|---|---|---|---|---|---|---|---|---|---|
${rows.map(rowOf).join('\n')}`
}

function rowOf({ text, bySize }) {
  const cells = bySize.flatMap(({ size, ms, times }) => [
    (size / 1024).toFixed(0),
    ms.toFixed(1),
    times.toFixed(1),
  ])
  const statuses = [...new Set(bySize.map(({ status }) => status))].join(', ')
  return `| \`${text.replaceAll('|', '\\|')}\` | ${[statuses, ...cells].join(' | ')} |`
}
