/** Apps of a chosen size, built for production with the packed package. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { installPacked } from '../install.mjs'
import { viteBuild, writeSources } from '../vite-build.mjs'

const PEERS = fileURLToPath(new URL('..', import.meta.url))
const PER_MODULE = 10

const CONFIG = `import solid from 'vite-plugin-solid'
import { seamline } from 'seamline/vite'

export default { plugins: [seamline(), solid({ ssr: true })] }
`

/** `count` functions, ten in a module; the client's entry reaches them all. */
export function manyFunctions(count) {
  const modules = Array.from({ length: count / PER_MODULE }, (_, index) => index)
  return {
    ...Object.fromEntries(
      modules.map((index) => [`src/functions-${index}.ts`, functionsOf(index)]),
    ),
    'src/main.ts': modules
      .map((index) => `import * as m${index} from './functions-${index}'`)
      .concat(`globalThis.calls = [${modules.map((index) => `m${index}`).join(', ')}]`)
      .join('\n'),
  }
}

function functionsOf(module) {
  const functions = Array.from(
    { length: PER_MODULE },
    (_, index) => `
export const call${index} = createServerFn({ method: 'POST' })
  .inputValidator((data: { text: string }) => data)
  .handler(({ data }) => ({ ...data, from: ${module * PER_MODULE + index} }))`,
  )
  return `import { createServerFn } from 'seamline'\n${functions.join('\n')}\n`
}

/** One function for each number of middleware, which returns the number of those that ran, and an echo. */
export function longChains(lengths) {
  const functions = lengths.map(
    (length) => `
export const after${length} = createServerFn({ method: 'POST' })
  .middleware(steps.slice(0, ${length}))
  .inputValidator(anything)
  .handler(({ context }) => context)`,
  )
  return {
    'src/functions.ts': `import { createMiddleware, createServerFn } from 'seamline'

const anything = (data: any) => data
const steps = Array.from({ length: ${Math.max(...lengths)} }, (_, at) =>
  createMiddleware({ type: 'function' }).server(({ next }) => next({ context: { ran: at + 1 } })))

export const echo = createServerFn({ method: 'POST' })
  .inputValidator(anything)
  .handler(({ data }) => data)
${functions.join('\n')}
`,
    'src/main.ts': `import * as functions from './functions'\n\nglobalThis.calls = [functions]\n`,
  }
}

/** Builds an app; returns the time of the build in seconds, its folder, and the gzipped size of its browser code. */
export function build(name, sources) {
  const root = join(PEERS, '.tmp', `curves-${name}`)
  writeSources(root, {
    'package.json': '{ "name": "curves", "private": true, "type": "module" }',
    'vite.config.mjs': CONFIG,
    'index.html': '<script type="module" src="/src/main.ts"></script>',
    ...sources,
  })
  installPacked(join(root, 'node_modules/seamline'))
  const start = performance.now()
  viteBuild(root)
  return { root, seconds: (performance.now() - start) / 1000, bytes: browserBytes(root) }
}

function browserBytes(root) {
  const folder = join(root, 'dist/client')
  const scripts = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'))
  return gzipSync(scripts.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')).length
}
