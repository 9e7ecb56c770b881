/**
 * Checks many generated modules and writes docs/fuzz-report.md. `FUZZ_SEED` chooses the modules
 * (random without it); `FUZZ_RUNS` is their number.
 */

import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { checkModules, type RunReport } from '../support/module-generator/run.ts'
import { writeSection } from './report.mjs'

const ROOT = new URL('../../', import.meta.url)
const seed = Number(process.env.FUZZ_SEED ?? Math.trunc(Math.random() * 1_000_000))
const runs = Number(process.env.FUZZ_RUNS ?? 10_000)

test(`compiles ${runs} modules of seed ${seed}`, async () => {
  const start = performance.now()
  const report = await checkModules(runs, seed)
  const seconds = Math.round((performance.now() - start) / 1000)
  writeSection('Generated modules', written(report, seconds))
  console.log(`${report.modules} modules, ${report.forms.size} forms, 0 failures, ${seconds} s`)
})

function written({ modules, compiled, refused, forms }: RunReport, seconds: number): string {
  const versions = ['@babel/parser', 'magic-string', 'fast-check']
  return `Written by \`npm run fuzz\`. To repeat these modules: \`FUZZ_SEED=${seed} FUZZ_RUNS=${runs} npm run fuzz\`.

| | |
|---|---|
| modules | ${modules}, each compiled for both environments |
| that use seamline | ${compiled} |
| refused because they import a module that does not parse | ${refused} |
| seed | ${seed} |
| failures | 0 |
| forms | ${forms.size} |
| duration | ${seconds} s |
| Node.js | ${process.versions.node} |
${versions.map((name) => `| ${name} | ${versionOf(name)} |`).join('\n')}

Every position in every module has a unique marker. For each module the run checks that

- it compiles, and both outputs parse;
- the client's code and the source in its map contain no server marker, and every other marker once;
- the server's code contains all markers except those of browser-only code;
- neither output uses an undeclared name or lacks an export;
- both outputs have the same functions with the same ids, each exported on the server;
- names and text map to their positions in the source;
- compiling the output again changes nothing.

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
