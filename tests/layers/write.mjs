/** Writes the lint rules and the list in CONTRIBUTING.md from the table of layers: `npm run layers`. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/prepare.mjs'
import { lintOverrides, withList } from './rules.mjs'
import { LAYERS } from './table.mjs'

const LINT = join(ROOT, '.oxlintrc.json')
const PAGE = join(ROOT, 'CONTRIBUTING.md')

const config = JSON.parse(readFileSync(LINT, 'utf8'))
const others = config.overrides.filter(({ rules }) => !('no-restricted-imports' in rules))
const overrides = [...lintOverrides(LAYERS, ROOT), ...others]
writeFileSync(LINT, `${JSON.stringify({ ...config, overrides }, null, 2)}\n`)
writeFileSync(PAGE, withList(readFileSync(PAGE, 'utf8'), LAYERS))
