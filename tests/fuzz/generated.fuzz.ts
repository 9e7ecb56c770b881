/**
 * Checks many generated modules and writes docs/fuzz-report.md. `FUZZ_SEED` chooses the modules, which
 * are new ones without it; `FUZZ_RUNS` says how many there are.
 */

import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { checkModules, type RunReport } from '../support/module-generator/run.ts'
import { writeSection } from './report.mjs'

const ROOT = new URL('../../', import.meta.url)
const seed = Number(process.env.FUZZ_SEED ?? Math.trunc(Math.random() * 1_000_000))
const runs = Number(process.env.FUZZ_RUNS ?? 10_000)

test(`${runs} modules of seed ${seed}`, async () => {
  const start = performance.now()
  const report = await checkModules(runs, seed)
  const seconds = Math.round((performance.now() - start) / 1000)
  writeSection('Generated modules', written(report, seconds))
  console.log(`${report.modules} modules, ${report.forms.size} forms, 0 failures, ${seconds} s`)
})

function written({ modules, compiled, refused, forms }: RunReport, seconds: number): string {
  const versions = ['@babel/parser', 'magic-string', 'fast-check']
  return `Written by \`npm run fuzz\`. The same modules again: \`FUZZ_SEED=${seed} FUZZ_RUNS=${runs} npm run fuzz\`.

| | |
|---|---|
| modules | ${modules}, each compiled for both environments |
| with something of ours in them | ${compiled} |
| refused, for they lead to one that does not parse | ${refused} |
| seed | ${seed} |
| failures | 0 |
| forms | ${forms.size} |
| duration | ${seconds} s |
| Node.js | ${process.versions.node} |
${versions.map((name) => `| ${name} | ${versionOf(name)} |`).join('\n')}

Every place of every module holds a mark of its own. Of each module it is checked that it compiles and
that both outputs parse; that the client's code and the source in its map hold no mark of the server,
and everything else once; that the server's code holds all but what is the browser's; that neither uses
a name that it does not declare, nor lost an export; that both have the same functions with the same
ids, each exported on the server; that names and texts map to where they stand in the source; and that
compiling again gives the same.

| form | times |
|---|---|
${rows(forms)}
`
}

function rows(forms: ReadonlyMap<string, number>): string {
  return [...forms]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([form, times]) => `| ${form.replaceAll('|', '\\|')} | ${times} |`)
    .join('\n')
}

function versionOf(name: string): string {
  const file = new URL(`node_modules/${name}/package.json`, ROOT)
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return version
}
