import type { Alias } from './function-table.ts'

/** What src/internal/config.ts says in an app. */
export interface ConfigModule {
  readonly base: string
  readonly home: string
  readonly dev: boolean
  readonly isServer: boolean
  /** The path of `src/start.ts`, if the app has one. */
  readonly start: string | undefined
  readonly functions: readonly Alias[]
}

/** The text of a module with the exports of src/internal/config.ts. */
export function configModule({
  base,
  home,
  dev,
  isServer,
  start,
  functions,
}: ConfigModule): string {
  const entries = functions.map(({ id, entry: { file, exportName } }) => {
    // Written so that a bundler sees which export is wanted, and leaves out the rest of the module.
    const load = `async () => (await import(${JSON.stringify(file)})).${exportName}`
    return `  [${JSON.stringify(id)}, ${load}],`
  })
  return [
    `export const base = ${JSON.stringify(base)}`,
    `export const home = ${JSON.stringify(home)}`,
    `export const dev = ${dev}`,
    ...startLines(start, isServer),
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
        `import { NO_START } from '../start/resolved-start.js'`,
        `export const start = async () => NO_START`,
      ]
    : [
        `import { startOf } from '../start/resolve-start.js'`,
        `import * as app from ${JSON.stringify(file)}`,
        isServer
          ? `import { builderChecks } from '../core/builder-checks.js'`
          : `const builderChecks = { list: () => {} }`,
        `export const start = startOf(() => app.startInstance, builderChecks.list)`,
      ]
}
