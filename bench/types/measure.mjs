/**
 * Type-checks generated server functions, three middleware and a zod schema each, against both
 * shapes of the builder types, and prints what `tsc --extendedDiagnostics` says of each.
 *
 *   node bench/types/measure.mjs [functions=200] [runs=3]
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const functions = Number(process.argv[2] ?? 200)
const runs = Number(process.argv[3] ?? 3)
const compilers = {
  'TypeScript 6': join(root, 'node_modules/ts6/bin/tsc'),
  'TypeScript 7': join(root, 'node_modules/typescript/bin/tsc'),
}
const shown = ['Types', 'Instantiations', 'Memory used', 'Check time']

function moduleText(shape, index) {
  return `import { z } from 'zod'
import { createMiddleware, createServerFn } from '../${shape}.ts'

const session = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ headers: { authorization: 'x' }, sendContext: { tab${index}: 1 } }))
  .server(({ next }) => next({ context: { user: { id: ${index}, name: 'n' } } }))
const workspace = createMiddleware({ type: 'function' })
  .middleware([session])
  .inputValidator(z.object({ workspaceId: z.string() }))
  .server(({ next, context, data }) =>
    next({ context: { workspace: { owner: context.user.id, id: data.workspaceId } } }))
const timing = createMiddleware({ type: 'function' })
  .server(({ next }) => next({ sendContext: { time${index}: new Date() } }))

export const call${index} = createServerFn({ method: 'POST' })
  .middleware([session, workspace, timing])
  .inputValidator(z.object({ id: z.number(), tags: z.array(z.string()), nested: z.object({ a: z.boolean() }) }))
  .handler(async ({ data, context }) => ({ id: data.id, owner: context.workspace.owner, name: context.user.name }))

export const used${index}: Promise<{ id: number; owner: number; name: string }> = call${index}({
  data: { workspaceId: 'w', id: 1, tags: [], nested: { a: true } },
})
`
}

function measure(shape, tsc) {
  const folder = join(here, 'generated')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (let index = 0; index < functions; index++) {
    writeFileSync(join(folder, `module-${index}.ts`), moduleText(shape, index))
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: 'es2022',
        module: 'esnext',
        moduleResolution: 'bundler',
        allowImportingTsExtensions: true,
        lib: ['es2023', 'dom', 'dom.iterable'],
        types: [],
      },
      include: ['*.ts'],
    }),
  )
  try {
    const samples = Array.from({ length: runs }, () =>
      execFileSync(process.execPath, [tsc, '--extendedDiagnostics', '-p', folder], {
        encoding: 'utf8',
      }),
    )
    return shown.map((name) => median(samples.map((sample) => read(sample, name))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function read(text, name) {
  const match = text.match(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm'))
  if (match === null) throw new Error(`tsc printed no "${name}":\n${text}`)
  return Number(match[1])
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

console.log(['compiler', 'shape', ...shown].join(' | '))
for (const [name, tsc] of Object.entries(compilers)) {
  for (const shape of ['bag', 'positional']) {
    console.log([name, shape, ...measure(shape, tsc)].join(' | '))
  }
}
