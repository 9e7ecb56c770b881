/**
 * Removes each guard of the runtime in turn, in a copy of the sources, and runs the test that
 * should fail.
 *
 * npm run test:guards all guards; writes docs/guards-report.md
 * npm run test:guards -- assertDepth guards whose file or name contains the text
 * npm run test:guards -- --find finds tests for guards missing in noticed-by.json
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCopiedSuite } from '../support/copied-suite.mjs'
import { ROOT } from '../support/prepare.mjs'
import { readGuards, withoutGuard } from './read-guards.mjs'
import { reportOf } from './report.mjs'

const NOTICED_BY = join(ROOT, 'tests/guards/noticed-by.json')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { find: { type: 'boolean' } },
})
const noticedBy = JSON.parse(readFileSync(NOTICED_BY, 'utf8'))
const chosen = readGuards(ROOT.replace(/[/\\]$/, '')).filter(
  ({ id }) => positionals.length === 0 || positionals.some((part) => id.includes(part)),
)
const guards = values.find ? chosen.filter(({ id }) => noticedBy[id] === undefined) : chosen

const suite = await openCopiedSuite(
  ['src', 'babel-plugin', 'tests/unit', 'tests/support', 'tests/protocol', 'tests/corpus'],
  ['unit', 'router'],
)
try {
  finish(await removeEach())
} finally {
  await suite.close()
}

/** The test that fails without each guard, or `undefined`. */
async function removeEach() {
  const results = []
  await suite.assertPassing([...new Set(guards.flatMap(namedFor))])
  for (const guard of guards) {
    const { id, file } = guard
    const noticed = await suite.whileChanged(
      file,
      (text) => withoutGuard(text, guard),
      () =>
        values.find
          ? suite.firstFailure(suite.files)
          : suite.inTime(suite.firstFailure(namedFor(guard)), `Without ${id}, ${noticedBy[id]}`),
    )
    results.push({ ...guard, noticed })
    console.log(noticed === undefined ? `MISSED  ${id}` : `noticed ${id} by ${noticed.test}`)
    if (values.find && noticed !== undefined) {
      noticedBy[id] = noticed.file
      writeFileSync(NOTICED_BY, `${JSON.stringify(sorted(noticedBy), undefined, 2)}\n`)
    }
  }
  return results
}

/** The test file that should fail; with `--find` it is still unknown. */
function namedFor({ id }) {
  return values.find ? [] : [noticedBy[id]]
}

function finish(results) {
  const missed = results.filter(({ noticed }) => noticed === undefined)
  if (missed.length === 0 && positionals.length === 0 && !values.find) {
    mkdirSync(join(ROOT, 'docs'), { recursive: true })
    writeFileSync(join(ROOT, 'docs/guards-report.md'), reportOf(results))
  }
  const counts = [results.length, results.length - missed.length, missed.length]
  console.log(`${counts[0]} guards, ${counts[1]} noticed, ${counts[2]} missed`)
  process.exitCode = missed.length === 0 ? 0 : 1
}

function sorted(record) {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
