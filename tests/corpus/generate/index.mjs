/**
 * Writes tests/corpus/*.json: `node tests/corpus/generate/index.mjs`. With `--check` it fails if a file is out of date
 * and writes nothing.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { complexity } from './complexity.mjs'
import { contentTypes } from './content-types.mjs'
import { context } from './context.mjs'
import { forms } from './forms.mjs'
import { headers } from './headers.mjs'
import { ids } from './ids.mjs'
import { jsonBytes } from './json-bytes.mjs'
import { keys } from './keys.mjs'
import { nodeTypes } from './node-types.mjs'
import { origins } from './origins.mjs'
import { references } from './references.mjs'
import { responses } from './responses.mjs'
import { shapes } from './shapes.mjs'
import { sizes } from './sizes.mjs'

const CATEGORIES = {
  'a-ids': ids,
  'b-origins': origins,
  'c-json-bytes': jsonBytes,
  'd-content-types': contentTypes,
  'e-sizes': sizes,
  'f-node-types': nodeTypes,
  'g-shapes': shapes,
  'h-references': references,
  'i-keys': keys,
  'j-complexity': complexity,
  'k-forms': forms,
  'l-headers': headers,
  'm-context': context,
  'o-responses': responses,
}

const isCheck = process.argv.includes('--check')
let total = 0
for (const [name, cases] of Object.entries(CATEGORIES)) {
  const names = new Set(cases.map((each) => each.name))
  if (names.size < cases.length) {
    const seen = new Set()
    const twice = cases.filter((each) => seen.has(each.name) || !seen.add(each.name))
    throw new Error(`${name} has two cases named ${twice.map((each) => each.name).join(', ')}.`)
  }
  total += cases.length
  const file = new URL(`../${name}.json`, import.meta.url)
  const text = `[\n${cases.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`
  if (!isCheck) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) throw new Error(`${name}.json is out of date.`)
}
process.stdout.write(`${total} cases\n`)
