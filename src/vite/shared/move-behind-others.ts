import type { Plugin, ResolvedConfig } from 'vite'

/** Vite's own plugins that stand behind all others, and turn imports into what a browser loads. */
const LAST = new Set(['vite:build-import-analysis', 'vite:client-inject', 'vite:import-analysis'])

/**
 * Moves a plugin behind those of the app; the last one that is moved stands behind the others. The plugins of an
 * environment are taken from the configuration's when all have seen it.
 *
 * @param name - of the plugin
 */
export function moveBehindOthers({ plugins }: ResolvedConfig, name: string): void {
  // The type is for code that reads the list; until the environments are made, its order is open.
  const list = plugins as Plugin[]
  const own = list.findIndex((each) => each.name === name)
  const [plugin] = own === -1 ? [] : list.splice(own, 1)
  const last = list.findIndex((each) => LAST.has(each.name))
  if (plugin !== undefined) list.splice(last === -1 ? list.length : last, 0, plugin)
}
