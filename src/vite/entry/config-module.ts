import type { PageAssets } from './page-assets.ts'

/** Which files pages need. */
export interface Assets {
  readonly assets: () => PageAssets
}

/** What the record of an app is made of. */
export interface ConfigModule extends Assets {
  readonly endpointBase: string
  readonly basePath: string
  readonly isDev: boolean
  /** Whether modules stay what they are, as they do not in development. */
  readonly isBuilt: boolean
  readonly isServer: boolean
  /** The path of `src/start.ts`, if the app has one. */
  readonly start: string | undefined
  /** The path of `src/router.tsx`, if the app has one. */
  readonly router: string | undefined
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

/** Lines before the record of an app, and fields in it. */
interface Part {
  readonly lines: readonly string[]
  readonly fields: readonly string[]
}

/** The text of a module with the export of src/internal/config.ts, in whose place it stands. */
export function configModule(module: ConfigModule): string {
  const { endpointBase, basePath, isServer } = module
  const parts = isServer
    ? [startPart(module), serverPart(module), routesPart(module)]
    : [startPart(module), pagePart(module)]
  return [
    ...parts.flatMap(({ lines }) => lines),
    `const endpointBase = ${JSON.stringify(endpointBase)}`,
    `const basePath = ${JSON.stringify(basePath)}`,
    `export const app = {`,
    ...parts.flatMap(({ fields }) => fields).map((field) => `  ${field},`),
    `}`,
    ``,
  ].join('\n')
}

function serverPart({ isDev, functions }: ConfigModule): Part {
  const entries = functions.map(({ id, exportName, from }) => {
    // Written so that a bundler sees which export is wanted, and leaves out the rest of the module.
    const load = `async () => (await import(${JSON.stringify(from)})).${exportName}`
    return `[${JSON.stringify(id)}, ${load}],`
  })
  return {
    lines: [`const functions = new Map([`, ...entries, `])`],
    fields: [`endpointBase`, `basePath`, `isDev: ${isDev}`, `functions`],
  }
}

function startPart({ start, isServer }: ConfigModule): Part {
  if (start === undefined) {
    return {
      lines: [`import { NO_START } from '../app/resolved-start.js'`],
      fields: [
        `start: async () => NO_START`,
        `endpoint: () => endpointBase`,
        ...(isServer ? [`startOptions: () => undefined`] : []),
      ],
    }
  }
  return {
    lines: [
      `import { startFields } from '../app/resolve-start.js'`,
      `import * as startModule from ${JSON.stringify(start)}`,
      isServer
        ? `import { builderChecks } from '../builder/builder-checks.js'`
        : `const builderChecks = { start() {} }`,
    ],
    fields: [`...startFields(() => startModule.startInstance, endpointBase, builderChecks)`],
  }
}

/**
 * Loaded when they are first needed: the routes lead back to functions, which stand on this module, and
 * a call of a function needs none of them.
 */
function routesPart({ router, isBuilt, assets, files }: ConfigModule): Part {
  if (router === undefined) return { lines: [], fields: [] }
  const load = `import(${JSON.stringify(router)})`
  return {
    lines: [
      `import { loadOutsideRequest } from '../server/request/request-storage.js'`,
      `const assets = ${JSON.stringify(assets())}`,
      `const files = ${JSON.stringify(files)}`,
      `const load = async () => {`,
      `  const [{ routedApp }, module] = await Promise.all([`,
      `    import('../router/create-routed-app.js'),`,
      `    loadOutsideRequest(() => ${load}),`,
      `  ])`,
      `  return routedApp(module, { assets, files, basePath })`,
      `}`,
      ...(isBuilt ? [`let loaded`] : []),
    ],
    // An import costs more than all that a handler's request does besides, though it be the same.
    fields: [isBuilt ? `loadRoutes: () => (loaded ??= load())` : `loadRoutes: load`],
  }
}

function pagePart({ router, isDev }: ConfigModule): Part {
  const fields = isDev ? [`isDev: true`] : []
  if (router === undefined) return { lines: [], fields }
  const load = `Promise.all([import('../client/start-page.js'), import(${JSON.stringify(router)})])`
  return {
    lines: [
      `import { devChecks as checks } from './dev-checks.js'`,
      `const start = async (options) => {`,
      `  const [{ startPage }, module] = await ${load}`,
      `  return startPage(module, { basePath, checks }, options)`,
      `}`,
    ],
    fields: [...fields, `startPage: start`],
  }
}
