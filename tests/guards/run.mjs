/**
 * Removes each guard of the runtime in turn, in a copy of the sources, and runs the tests that should notice.
 *
 *   npm run test:guards                      all, and writes docs/guards-report.md
 *   npm run test:guards -- assertDepth       those whose file or name contains the text
 *   npm run test:guards -- --find            looks for the tests of guards that noticed-by.json does not name
 */

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createVitest } from 'vitest/node'
import { readGuards, withoutGuard } from './read-guards.mjs'
import { reportOf } from './report.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
const COPY = join(ROOT, `tests/.tmp/guards-${process.pid}`)
/** How long a test may take, in milliseconds: without a guard, some would wait for ever. */
const TEST_LIMIT = 20_000

/** How long all tests for one guard may take. */
const GUARD_LIMIT = 90_000

const NOTICED_BY = join(ROOT, 'tests/guards/noticed-by.json')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { find: { type: 'boolean' } },
})
/** What has failed in the run that is under way. */
const failures = []
const noticedBy = JSON.parse(readFileSync(NOTICED_BY, 'utf8'))
const chosen = readGuards(ROOT).filter(
  ({ id }) => positionals.length === 0 || positionals.some((part) => id.includes(part)),
)
const guards = values.find ? chosen.filter(({ id }) => noticedBy[id] === undefined) : chosen

for (const part of [
  'src',
  'babel-plugin',
  'tests/unit',
  'tests/support',
  'tests/protocol',
  'tests/corpus',
]) {
  cpSync(join(ROOT, part), join(COPY, part), { recursive: true })
}
cpSync(join(ROOT, 'vitest.config.ts'), join(COPY, 'vitest.config.ts'))
const vitest = await createVitest('test', {
  root: COPY,
  watch: false,
  bail: 1,
  project: ['unit', 'router'],
  reporters: [noteFailures()],
  silent: true,
  // A thread ends with this process, even one that is caught in a loop.
  pool: 'threads',
  testTimeout: TEST_LIMIT,
})
try {
  const specifications = await vitest.globTestSpecifications()
  const byFile = new Map(specifications.map((each) => [relative(COPY, each.moduleId), each]))
  const results = await removeEach(byFile)
  finish(results)
} finally {
  await vitest.close()
  rmSync(COPY, { recursive: true, force: true })
}

/** What notices each guard's absence; `undefined` for what nothing notices. */
async function removeEach(byFile) {
  const results = []
  const files = values.find ? [] : new Set(guards.map(({ id }) => noticedBy[id]))
  const unchanged = await firstFailure([...files].flatMap((file) => byFile.get(file) ?? []))
  if (unchanged !== undefined) {
    throw new Error(`Without any change, ${unchanged.file} fails: ${unchanged.test}`)
  }
  for (const guard of guards) {
    const noticed = await whileRemoved(guard, () =>
      values.find
        ? firstFailure([...byFile.values()])
        : inTime(firstFailure([byFile.get(noticedBy[guard.id])].filter(Boolean)), guard),
    )
    results.push({ ...guard, noticed })
    console.log(
      noticed === undefined ? `MISSED  ${guard.id}` : `noticed ${guard.id} by ${noticed.test}`,
    )
    if (values.find && noticed !== undefined) {
      noticedBy[guard.id] = noticed.file
      writeFileSync(NOTICED_BY, `${JSON.stringify(sorted(noticedBy), undefined, 2)}\n`)
    }
  }
  return results
}

/** Ends this process where tests do not end: nothing else stops a test that never waits. */
async function inTime(running, { id }) {
  const timer = setTimeout(() => {
    console.log(`Without ${id}, ${noticedBy[id]} does not end. Name a test that fails.`)
    rmSync(COPY, { recursive: true, force: true })
    process.exit(1)
  }, GUARD_LIMIT)
  try {
    return await running
  } finally {
    clearTimeout(timer)
  }
}

async function whileRemoved(guard, run) {
  const file = join(COPY, guard.file)
  const text = readFileSync(file, 'utf8')
  const write = (changed) => {
    writeFileSync(file, changed)
    vitest.invalidateFile(file)
  }
  write(withoutGuard(text, guard))
  try {
    return await run()
  } finally {
    write(text)
  }
}

/** The first test that fails, or the error outside of any; `undefined` where all pass. */
async function firstFailure(specifications) {
  failures.length = 0
  if (specifications.length > 0) await vitest.runTestSpecifications(specifications)
  return failures[0]
}

/** Notes what fails in a run. What the run itself returns holds the failures of those before it, too. */
function noteFailures() {
  return {
    onTestCaseResult(test) {
      if (test.result().state === 'failed') noteFailure(test.module, test.fullName)
    },
    onTestModuleEnd(module) {
      for (const { message } of module.errors())
        noteFailure(module, `(the file itself: ${message})`)
    },
    onTestRunEnd([module], errors) {
      for (const { message } of errors) noteFailure(module, `(outside of a test: ${message})`)
    },
  }
}

function noteFailure({ moduleId }, test) {
  failures.push({ file: relative(COPY, moduleId), test })
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
