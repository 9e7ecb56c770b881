/**
 * Prints what a browser needs for one call with one client middleware, minified and gzipped, and what
 * it loads when it first meets a value that JSON lacks. With `--check`, fails above the limit.
 *
 *   npm run size
 */

import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { createBuilder } from 'vite'
import { seamline } from 'seamline/vite'

const LIMIT = 4320

// Built as a library, a page is free of the preload helper that Vite adds to an app with any dynamic
// import; it is Vite's, and an app holds it once.
const page = await build({
  lib: { entry: 'src/main.ts', formats: ['es'] },
  rolldownOptions: { output: { minify: true } },
})
const app = await build({})
const own = gzipped(page.first)
const holdsSeroval = page.first.some(hasSeroval)

console.log(`one call with one client middleware: ${own} bytes gzipped (limit ${LIMIT})`)
console.log(`the same as an app, with Vite's preload helper: ${gzipped(app.first)} bytes gzipped`)
const [forTags, forCycles] = [false, true].map((isRich) =>
  gzipped(app.later.filter((chunk) => hasSeroval(chunk) === isRich)),
)
console.log(`loaded for the first value that JSON lacks: ${forTags} bytes gzipped`)
console.log(`loaded for the first result with a cycle: ${forCycles} bytes gzipped`)

if (process.argv.includes('--check') && (own >= LIMIT || holdsSeroval)) {
  console.log(holdsSeroval ? 'seroval is in the first load' : 'the first load is over the limit')
  process.exitCode = 1
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

function gzipped(files) {
  return gzipSync(files.map(({ code }) => code).join('\n'), { level: 9 }).byteLength
}
