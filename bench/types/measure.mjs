/**
 * Prints the type instantiations that one more server function costs with the published types, and zod alone.
 *
 * `--check`: fails if a count is not the expected one (run by `npm test`).
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Counts of TypeScript 7 as in package-lock.json. A lower count is progress: write it here and in docs/performance.md.
 * A higher one needs a reason in its commit; an update of zod or TypeScript is one.
 */
const EXPECTED = { zod: 345, function: 890, listing: 1136, defining: 4343 }

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(import.meta.dirname, 'generated')
const COMPILERS = { 'TypeScript 6': 'ts6', 'TypeScript 7': 'typescript' }

const SCHEMA =
  'z.object({ id: z.number(), tags: z.array(z.string()), nested: z.object({ a: z.boolean() }) })'

const MIDDLEWARE = (suffix) => `
const session${suffix} = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ headers: { authorization: 'x' }, sendContext: { tab: 1 } }))
  .server(({ next }) => next({ context: { user: { id: 1, name: 'n' } } }))
const workspace${suffix} = createMiddleware({ type: 'function' })
  .middleware([session${suffix}])
  .inputValidator(z.object({ workspaceId: z.string() }))
  .server(({ next, context, data }) =>
    next({ context: { workspace: { owner: context.user.id, id: data.workspaceId } } }))
const timing${suffix} = createMiddleware({ type: 'function' })
  .server(({ next }) => next({ sendContext: { time: new Date() } }))`

const LISTING = (index, suffix) => `
const call${index} = createServerFn({ method: 'POST' })
  .middleware([session${suffix}, workspace${suffix}, timing${suffix}])
  .inputValidator(${SCHEMA})
  .handler(async ({ data, context }) => ({ id: data.id, owner: context.workspace.owner, name: context.user.name }))
export const used${index} = call${index}({ data: { workspaceId: 'w', id: 1, tags: [], nested: { a: true } } })`

/** The text of the module before its functions, and that of one function with a call. */
const CASES = {
  zod: {
    each: (index) => `
const schema${index} = ${SCHEMA}
const call${index} = async (data: z.output<typeof schema${index}>) => ({ id: data.id, first: data.tags[0] })
export const used${index} = call${index}({ id: 1, tags: [], nested: { a: true } })`,
  },
  function: {
    each: (index) => `
const call${index} = createServerFn({ method: 'POST' })
  .inputValidator(${SCHEMA})
  .handler(async ({ data }) => ({ id: data.id, first: data.tags[0] }))
export const used${index} = call${index}({ data: { id: 1, tags: [], nested: { a: true } } })`,
  },
  listing: { before: MIDDLEWARE(''), each: (index) => LISTING(index, '') },
  defining: { each: (index) => MIDDLEWARE(index) + LISTING(index, index) },
}

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node'],
  },
  files: ['module.ts'],
}

/** The difference between modules of 20 and of 10 functions, so that the cost of the libraries cancels out. */
function costOf(compiler, { before = '', each }) {
  const [few, many] = [10, 20].map((functions) => {
    const imports =
      "import { z } from 'zod'\nimport { createMiddleware, createServerFn } from 'seamline'"
    const calls = Array.from({ length: functions }, (_, index) => each(index))
    writeFileSync(join(FOLDER, 'module.ts'), [imports, before, ...calls].join('\n'))
    const tsc = join(ROOT, 'node_modules', compiler, 'bin/tsc')
    const options = ['--extendedDiagnostics', '-p', FOLDER]
    // The native compiler splits a program between checkers that count apart.
    if (compiler === 'typescript') options.push('--singleThreaded')
    const report = execFileSync(process.execPath, [tsc, ...options], { encoding: 'utf8' })
    return Number(/^Instantiations:\s+(\d+)/m.exec(report)[1])
  })
  return (many - few) / 10
}

const isCheck = process.argv.includes('--check')
mkdirSync(FOLDER, { recursive: true })
writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(TSCONFIG))
try {
  for (const [name, compiler] of Object.entries(COMPILERS)) {
    if (isCheck && compiler !== 'typescript') continue
    for (const [kind, texts] of Object.entries(CASES)) {
      const cost = costOf(compiler, texts)
      console.log(`${name} | ${kind} | ${cost}`)
      if (!isCheck || cost === EXPECTED[kind]) continue
      console.log(`expected ${EXPECTED[kind]}: see EXPECTED in bench/types/measure.mjs`)
      process.exitCode = 1
    }
  }
} finally {
  rmSync(FOLDER, { recursive: true, force: true })
}
