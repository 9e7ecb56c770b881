/**
 * Calls of built apps: seamline beside a bare handler, Hono, oRPC and TanStack Start, all in production mode.
 *
 *   npm run bench           writes bench/peers/report.md and report.json
 *   npm run bench:quick     fewer and shorter rounds, under a minute; writes nothing
 */

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { installBench } from '../install.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
})
const settings = values.quick
  ? { rounds: 3, duration: 60, httpRounds: 1, httpDuration: 1 }
  : { rounds: 7, duration: 300, httpRounds: 3, httpDuration: 3 }

installBench()
// Only now: they import what has just been installed.
const { measure } = await import('./measure.mjs')
const { markdownOf } = await import('./report.mjs')

const results = await measure({ ...settings, only: values.only })
const markdown = markdownOf(results)
console.log(markdown)
if (!values.quick) {
  writeFileSync(new URL('../report.md', import.meta.url), markdown)
  writeFileSync(
    new URL('../report.json', import.meta.url),
    `${JSON.stringify(results, undefined, 2)}\n`,
  )
}
