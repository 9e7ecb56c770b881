import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { componentModule } from './sources/component-module.mjs'
import {
  authModule,
  authedServerFnModule,
  functionModule,
  measureModule,
  storeModule,
} from './sources/function-modules.mjs'
import { helperModule, modelModule } from './sources/plain-modules.mjs'
import { shellFiles } from './sources/shell.mjs'

const MIDDLEWARE = 5
/** Every fifth module makes its functions from the base of another one. */
const FROM_BASE = 5
/** Components each component shows. */
const CHILDREN = 4

/** Writes the app; the same arguments give the same files. */
export function writeApp(root, { modules, functions, packageName }) {
  const counts = countKinds(modules, functions)
  const files = {
    ...shellFiles(packageName),
    ...serverSide(counts, packageName),
    ...plain(counts),
    ...pages(counts),
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}

/** How many modules there are of each kind; the shell is not counted. */
function countKinds(modules, functions) {
  const stores = Math.ceil(functions / 10)
  const rest = modules - functions - stores - MIDDLEWARE - 2
  const models = Math.floor(rest * 0.12)
  const helpers = Math.floor(rest * 0.36)
  const components = rest - models - helpers
  if (Math.min(functions, models) < 1 || components < functions) {
    throw new Error(`${modules} modules are too few for ${functions} with functions.`)
  }
  return { functions, stores, models, helpers, components }
}

function serverSide({ functions, stores, helpers }, packageName) {
  const files = {
    'src/middleware/auth.ts': authModule(packageName),
    'src/functions/authed-server-fn.ts': authedServerFnModule(packageName),
  }
  for (let n = 0; n < MIDDLEWARE; n++) {
    files[`src/middleware/measure-${n}.ts`] = measureModule(n, { packageName, store: n % stores })
  }
  for (let n = 0; n < stores; n++) files[`src/server/store-${n}.server.ts`] = storeModule(n)
  for (let n = 0; n < functions; n++) {
    files[`src/functions/rows-${n}.functions.ts`] = functionModule(n, {
      packageName,
      isFromBase: n % FROM_BASE === 0,
      middleware: n % MIDDLEWARE,
      store: n % stores,
      helper: n % helpers,
    })
  }
  return files
}

function plain({ models, helpers }) {
  const files = {}
  for (let n = 0; n < models; n++) files[`src/models/model-${n}.ts`] = modelModule(n)
  for (let n = 0; n < helpers; n++) {
    const parent = n === 0 ? undefined : Math.floor((n - 1) / CHILDREN)
    files[`src/helpers/helper-${n}.ts`] = helperModule(n, { model: n % models, parent })
  }
  return files
}

/** A tree: each component imports the next level, so that the first one reaches every module. */
function pages({ components, helpers, functions }) {
  const files = {}
  for (let n = 0; n < components; n++) {
    files[`src/components/component-${n}.tsx`] = componentModule(n, {
      children: range(n * CHILDREN + 1, Math.min(components, (n + 1) * CHILDREN + 1)),
      helpers: [n % helpers, (n + 1) % helpers],
      fn: fnOf(n, components, functions),
    })
  }
  return files
}

/** Deals the functions out evenly: one or none to each component. */
function fnOf(component, components, functions) {
  const fn = Math.ceil((component * functions) / components)
  return fn < ((component + 1) * functions) / components ? fn : undefined
}

function range(start, end) {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index)
}
