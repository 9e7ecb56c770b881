/**
 * Rows with values that JSON lacks, encoded and decoded, against seroval. `npm run bench` measures whole calls.
 *
 *   npm run bench:wire
 */

import { fromJSON, toJSON } from 'seroval'
import { CODECS } from '../dist/src/serialization/codecs.js'
import { jsonSerializer } from '../dist/src/serialization/json-encoder.js'

const ROUNDS = 9
const ROUND_MS = 400

/** Both in turn, so that what disturbs one disturbs the other; the round with the median ratio. */
async function compare(label, ours, theirs) {
  const samples = []
  for (let round = 0; round <= ROUNDS; round++) {
    const sample = { ours: await ours(), theirs: await theirs() }
    // The first round warms up.
    if (round > 0) samples.push({ ...sample, ratio: sample.ours / sample.theirs })
  }
  const { ours: a, theirs: b, ratio } = samples.toSorted((x, y) => x.ratio - y.ratio)[ROUNDS >> 1]
  console.log(`${label} | ${a.toFixed(0)} | ${b.toFixed(0)} | ${ratio.toFixed(2)}`)
}

function timesPerSecond(run) {
  const start = performance.now()
  let times = 0
  for (; performance.now() < start + ROUND_MS; times++) run()
  return (times * 1000) / (performance.now() - start)
}

const rows = Array.from({ length: 60 }, (_, index) => ({
  id: index,
  title: `Note ${index} of the list that is measured`,
  created: new Date(1.7e12 + index * 1e6),
  deleted: undefined,
  size: BigInt(index) * 1000n,
  tags: new Set(['work', 'later']),
  votes: new Map([['up', index]]),
}))
const encoder = jsonSerializer(CODECS)

function encode() {
  const { value, tags } = encoder.encode({ result: rows })
  return JSON.stringify({ ...value, tags })
}

function decode(text) {
  const { tags, ...envelope } = JSON.parse(text)
  encoder.decode(envelope, tags)
  return envelope
}

const viaSeroval = () => JSON.stringify(toJSON({ result: rows }))
const [ourText, theirText] = [encode(), viaSeroval()]

console.log(
  '10 kB of rows with Date, Map, Set, bigint, undefined, per second | ours | seroval | ratio',
)
await compare(
  'encoded',
  () => timesPerSecond(encode),
  () => timesPerSecond(viaSeroval),
)
await compare(
  'decoded',
  () => timesPerSecond(() => decode(ourText)),
  () => timesPerSecond(() => fromJSON(JSON.parse(theirText))),
)
console.log(
  `bytes | ${ourText.length} | ${theirText.length} | ${(ourText.length / theirText.length).toFixed(2)}`,
)
