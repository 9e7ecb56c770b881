/**
 * What `compile()` costs beside `@babel/parser` on the same text, from small modules to generated ones of several
 * megabytes. Linear means that the ratio stays the same at every size.
 *
 *   npm run bench:compile
 */

import { parse } from '@babel/parser'
import { compile } from 'seamline/babel'

const ROUNDS = 9
const MODULES = [
  { functions: 5, constants: 50 },
  { functions: 1, constants: 500 },
  { functions: 50, constants: 500 },
  { functions: 1, constants: 8_000 },
  { functions: 500, constants: 5_000 },
  { functions: 2_000, constants: 20_000 },
  { functions: 4_000, constants: 1 },
]

/** Constants that refer to each other, and functions with a statement of their own that only they use. */
function source({ functions, constants }) {
  const consts = Array.from(
    { length: constants },
    (_, i) =>
      `export const c${i} = { name: 'n${i}', list: [${i}, ${i + 1}], add: (x: number) => x + ${i}, before: ${i === 0 ? 'undefined' : `c${i - 1}.name`} }`,
  )
  const fns = Array.from(
    { length: functions },
    (_, i) => `const q${i} = db.prepare('select ${i}')
export const f${i} = createServerFn({ method: 'POST' })
  .inputValidator((data: { id: number }) => data)
  .handler(async ({ data }) => {
    const row = await q${i}.get(data.id)
    return { row, name: c${i % constants}.name }
  })`,
  )
  return [
    `import { createServerFn } from 'seamline'`,
    `import { db } from './db.server'`,
    ...consts,
    ...fns,
  ].join('\n')
}

const parserOptions = { sourceType: 'module', plugins: ['typescript'] }

/** Processor time in ms, garbage collection included. */
async function cpu(run) {
  globalThis.gc?.()
  const start = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]
}

async function measure(module) {
  const code = source(module)
  const rows = { parser: [], client: [], server: [] }
  const options = { filename: '/app/src/many.ts', root: '/app' }
  // Small modules are over before the clock moves.
  const times = Math.max(1, Math.round(200_000 / code.length))
  const repeat = async (run) => {
    for (let i = 0; i < times; i++) await run()
  }
  for (let round = 0; round < ROUNDS; round++) {
    rows.parser.push(await cpu(() => repeat(() => parse(code, parserOptions))))
    for (const environment of ['client', 'server']) {
      rows[environment].push(
        await cpu(() => repeat(() => compile(code, { ...options, environment }))),
      )
    }
  }
  const ratio = (name) => median(rows[name].map((each, round) => each / rows.parser[round]))
  return {
    size: code.length,
    parser: median(rows.parser) / times,
    client: ratio('client'),
    server: ratio('server'),
  }
}

await measure(MODULES[1]) // warms the code up
console.log('| functions | constants | kB | parser, ms | client, ratio | server, ratio |')
console.log('|--:|--:|--:|--:|--:|--:|')
for (const module of MODULES) {
  const { size, parser, client, server } = await measure(module)
  const cells = [
    module.functions.toLocaleString('en'),
    module.constants.toLocaleString('en'),
    Math.round(size / 1000).toLocaleString('en'),
    parser.toFixed(1),
    client.toFixed(2),
    server.toFixed(2),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
