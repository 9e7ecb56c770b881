/** The suites on a copy of the sources, for scripts that break code and expect a test to fail. */

import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createVitest } from 'vitest/node'
import { ROOT } from './prepare.mjs'

/** How long a test may take, in milliseconds: broken code may wait forever. */
const TEST_LIMIT = 20_000

/** How long the tests for one change may take. */
const CHANGE_LIMIT = 180_000

/**
 * Copies parts of the repository and opens Vitest on them.
 *
 * @param parts - files and folders, by their paths
 * @param projects - the suites that need no build of the package
 */
export async function openCopiedSuite(parts, projects) {
  const root = join(ROOT, `tests/.tmp/copy-${process.pid}`)
  for (const part of [...parts, 'vitest.config.ts']) {
    cpSync(join(ROOT, part), join(root, part), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir')
  const remove = () => rmSync(root, { recursive: true, force: true })
  /** The failures of the current run. */
  const failures = []
  const vitest = await createVitest('test', {
    root,
    watch: false,
    bail: 1,
    project: projects,
    reporters: [reporterOf(root, failures)],
    silent: true,
    // Threads end with this process, even in an infinite loop.
    pool: 'threads',
    testTimeout: TEST_LIMIT,
  })
  const specifications = await vitest.globTestSpecifications()
  const byFile = new Map(specifications.map((each) => [relative(root, each.moduleId), each]))

  /** The first failing test, or an error outside of any test; `undefined` if all pass. */
  async function firstFailure(files) {
    failures.length = 0
    const chosen = files.flatMap((file) => byFile.get(file) ?? [])
    if (chosen.length > 0) await vitest.runTestSpecifications(chosen)
    return failures[0]
  }

  return {
    root,
    files: [...byFile.keys()],
    firstFailure,
    /** Throws if a test fails without any change. */
    async assertPassing(files) {
      const failure = await firstFailure(files)
      if (failure === undefined) return
      throw new Error(`Without any change, ${failure.file} fails: ${failure.test}`)
    },
    /** Runs a callback while a file has another text. */
    async whileChanged(file, change, run) {
      const path = join(root, file)
      const text = readFileSync(path, 'utf8')
      const write = (changed) => {
        writeFileSync(path, changed)
        vitest.invalidateFile(path)
      }
      write(change(text))
      try {
        return await run()
      } finally {
        write(text)
      }
    },
    /** Ends this process if the tests do not end: a test in an infinite loop cannot be stopped. */
    async inTime(running, what) {
      const timer = setTimeout(() => {
        console.log(`${what} does not end. Name a test that fails.`)
        remove()
        process.exit(1)
      }, CHANGE_LIMIT)
      try {
        return await running
      } finally {
        clearTimeout(timer)
      }
    },
    async close() {
      await vitest.close()
      remove()
    },
  }
}

/**
 * Collects the failures of one run, because the result of a run also contains those of earlier
 * runs.
 */
function reporterOf(root, failures) {
  const note = ({ moduleId }, test) => failures.push({ file: relative(root, moduleId), test })
  return {
    onTestCaseResult(test) {
      if (test.result().state === 'failed') note(test.module, test.fullName)
    },
    onTestModuleEnd(module) {
      for (const { message } of module.errors()) note(module, `(the file itself: ${message})`)
    },
    onTestRunEnd([module], errors) {
      for (const { message } of errors) note(module, `(outside of a test: ${message})`)
    },
  }
}
