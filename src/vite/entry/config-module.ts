import type { PageAssets } from './page-assets.ts'

/** Which files pages need. */
export interface Assets {
  readonly assets: () => PageAssets
}

/** What src/internal/config.ts says in an app. */
export interface ConfigModule extends Assets {
  readonly base: string
  readonly home: string
  readonly dev: boolean
  /** Whether modules stay what they are, as they do not in development. */
  readonly isBuilt: boolean
  readonly isServer: boolean
  /** The path of `src/start.ts`, if the app has one. */
  readonly start: string | undefined
  /** The path of `src/router.tsx`, if the app has one. */
  readonly router: string | undefined
  /** Where the app stands on its host. */
  readonly basepath: string
  /** The files of its routes, by the routes' ids. */
  readonly files: Readonly<Record<string, string>>
  readonly functions: readonly ManifestEntry[]
}

/** A function that is answered, and where its module is imported from. */
export interface ManifestEntry {
  readonly id: string
  readonly exportName: string
  readonly from: string
}

/** The text of a module with the exports of src/internal/config.ts. */
export function configModule(module: ConfigModule): string {
  const { base, home, dev, isServer, start, functions } = module
  const entries = functions.map(({ id, exportName, from }) => {
    // Written so that a bundler sees which export is wanted, and leaves out the rest of the module.
    const load = `async () => (await import(${JSON.stringify(from)})).${exportName}`
    return `  [${JSON.stringify(id)}, ${load}],`
  })
  return [
    `export const base = ${JSON.stringify(base)}`,
    `export const home = ${JSON.stringify(home)}`,
    `export const dev = ${dev}`,
    ...startLines(start, isServer),
    ...routerLines(module),
    `export const functions = new Map([`,
    ...entries,
    `])`,
    ``,
  ].join('\n')
}

/** The imports are those of src/internal/config.ts, in whose place the text stands. */
function startLines(file: string | undefined, isServer: boolean): readonly string[] {
  return file === undefined
    ? [
        `import { NO_START } from '../app/resolved-start.js'`,
        `export const start = async () => NO_START`,
        `export const startOptions = () => undefined`,
        `export const endpoint = () => undefined`,
      ]
    : [
        `import { endpointOf, knownOptions, startOf } from '../app/resolve-start.js'`,
        `import * as app from ${JSON.stringify(file)}`,
        isServer
          ? `import { builderChecks } from '../builder/builder-checks.js'`
          : `const builderChecks = { start() {} }`,
        `export const start = startOf(() => app.startInstance, builderChecks)`,
        `export const startOptions = () => knownOptions(app.startInstance)`,
        `export const endpoint = () => endpointOf(startOptions())`,
      ]
}

/**
 * Loaded when they are first needed: the routes lead back to functions, which stand on this module, and
 * a call of a function needs none of them.
 */
function routerLines({
  router,
  isServer,
  isBuilt,
  assets,
  files,
  basepath,
}: ConfigModule): readonly string[] {
  if (router === undefined) return [noExport('router'), noExport('page')]
  const own = isServer ? '../router/create-routed-app.js' : '../client/start-page.js'
  const app = `import(${JSON.stringify(router)})`
  const load = `Promise.all([import('${own}'), ${isServer ? `loadOutsideRequest(() => ${app})` : app}])`
  return isServer
    ? [
        noExport('page'),
        `import { loadOutsideRequest } from '../server/request/request-storage.js'`,
        `const assets = ${JSON.stringify(assets())}`,
        `const files = ${JSON.stringify(files)}`,
        `const basepath = ${JSON.stringify(basepath)}`,
        `const load = async () => {`,
        `  const [{ routedApp }, app] = await ${load}`,
        `  return routedApp(app, { assets, files, basepath })`,
        `}`,
        // An import costs more than all that a handler's request does besides, though it be the same.
        ...(isBuilt
          ? [`let loaded`, `export const router = () => (loaded ??= load())`]
          : [`export const router = load`]),
      ]
    : [
        noExport('router'),
        `const basepath = ${JSON.stringify(basepath)}`,
        `export const page = async (start) => {`,
        `  const [{ startPage }, app] = await ${load}`,
        `  return startPage(app, basepath, start)`,
        `}`,
      ]
}

function noExport(name: string): string {
  return `export const ${name} = undefined`
}
