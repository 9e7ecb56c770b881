import type { Plugin } from 'vite'
import { FunctionTable } from './function-table.ts'
import type { SeamlineOptions } from './options.ts'
import { pluginConfig } from './plugin-config.ts'
import { pluginDevServer } from './plugin-dev-server.ts'
import { pluginPreview } from './plugin-preview.ts'
import { pluginReachable } from './plugin-reachable.ts'
import { pluginRuntimeConfig } from './plugin-runtime-config.ts'
import { pluginServerEntry } from './plugin-server-entry.ts'
import { pluginSolidWeb } from './plugin-solid-web.ts'
import { pluginTransform } from './plugin-transform.ts'

export type { SeamlineOptions } from './options.ts'

/**
 * The Vite plugin: splits server functions, answers their calls in development, and builds
 * `dist/client` and `dist/server/server.js`, whose default export is `{ fetch }`.
 *
 * @param options - all optional
 *
 * @example
 * ```ts
 * // vite.config.ts
 * import { seamline } from 'seamline/vite'
 * import solid from 'vite-plugin-solid'
 *
 * export default defineConfig({ plugins: [seamline(), solid()] })
 * ```
 */
export function seamline(options: SeamlineOptions = {}): Plugin[] {
  const table = new FunctionTable()
  const reachable = pluginReachable(table)
  return [
    pluginConfig(),
    pluginTransform(table),
    pluginRuntimeConfig(options, reachable.list),
    pluginServerEntry(options),
    pluginSolidWeb(),
    reachable.plugin,
    pluginDevServer(options, table),
    pluginPreview(options),
  ]
}
