/**
 * Prints what a browser needs for one call with one client middleware, minified and gzipped, and what
 * it loads later. With `--check`, fails if a size differs from the recorded one.
 *
 *   npm run size
 */

import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { createBuilder } from 'vite'
import { seamline } from 'seamline/vite'

/**
 * The bytes of this version, minified. `--check` fails for any other number: write the new one here and in
 * docs/performance.md.
 */
const RECORDED = { first: 8842, failures: 1232, values: 22_126 }

/** For the first load, gzipped: not exact, because versions of zlib differ by a few bytes. */
const GZIP_LIMIT = 3710

// Built as a library, a page is free of the preload helper that Vite adds to an app with any dynamic
// import; it is Vite's, and an app holds it once.
const page = await build({
  lib: { entry: 'src/main.ts', formats: ['es'] },
  rolldownOptions: { output: { minify: true } },
})
const app = await build({})
const parts = partsOf(page)
const ofApp = partsOf(app)

show('one call with one client middleware', parts.first)
show("the same as an app, with Vite's preload helper", ofApp.first)
show('loaded for the first failure of a function: an error, a redirect', ofApp.failures)
show('loaded for the first value that JSON lacks', ofApp.values)
show('loaded for the first result with a cycle', ofApp.cycles)

if (process.argv.includes('--check')) check()

function check() {
  const problems = Object.entries(RECORDED)
    .map(([name, recorded]) => [name, recorded, minified(parts[name])])
    .filter(([, recorded, now]) => now !== recorded)
    .map(
      ([name, recorded, now]) =>
        `RECORDED.${name} in bench/size.mjs: ${now} instead of ${recorded}`,
    )
  if (problems.length > 0) {
    problems.unshift(
      'The browser code has another size. Write it down, also in docs/performance.md:',
    )
  }
  if (parts.first.some(hasSeroval)) problems.push('seroval is in the first load')
  if (gzipped(parts.first) > GZIP_LIMIT) {
    problems.push(`the first load is over the limit of ${GZIP_LIMIT} bytes gzipped (GZIP_LIMIT)`)
  }
  for (const problem of problems) console.log(problem)
  if (problems.length > 0) process.exitCode = 1
}

function show(what, chunks) {
  console.log(`${what}: ${gzipped(chunks)} bytes gzipped, ${minified(chunks)} minified`)
}

/** The chunks of a build by the occasion at which a page loads them. */
function partsOf({ first, later }) {
  const cycles = later.filter(hasSeroval)
  const failures = later.filter(({ moduleIds }) =>
    moduleIds.some((id) => id.endsWith('/read-rejection.js')),
  )
  const values = later.filter((chunk) => ![...cycles, ...failures].includes(chunk))
  return { first, failures, values, cycles }
}

async function build(options) {
  const builder = await createBuilder({
    root: fileURLToPath(new URL('size', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [seamline()],
    build: { write: false, ...options },
  })
  const built = await builder.build(builder.environments.client)
  const chunks = [built]
    .flat()
    .flatMap(({ output }) => output.filter(({ type }) => type === 'chunk'))
  const first = chunks.filter((chunk) => chunk.isEntry)
  for (const chunk of first) {
    const imported = chunks.filter(({ fileName }) => chunk.imports.includes(fileName))
    first.push(...imported.filter((each) => !first.includes(each)))
  }
  return { first, later: chunks.filter((chunk) => !first.includes(chunk)) }
}

function hasSeroval({ moduleIds }) {
  return moduleIds.some((id) => /seroval/.test(id))
}

function minified(files) {
  return files.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0)
}

function gzipped(files) {
  return gzipSync(files.map(({ code }) => code).join('\n'), { level: 9 }).byteLength
}
