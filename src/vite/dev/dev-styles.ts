import { isCSSRequest, type EnvironmentModuleNode, type ViteDevServer } from 'vite'
import { escapeHtml } from './html.ts'

/**
 * The style sheets that the server's modules import so far, as elements: in development a page would be
 * unstyled until its scripts have loaded them. Vite's client finds the elements by their attribute, and
 * updates them instead of adding its own.
 *
 * @param entry - the file of the module whose imports are looked through
 */
export async function devStyles({ environments }: ViteDevServer, entry: string): Promise<string> {
  const modules = [...(environments.ssr.moduleGraph.getModulesByFile(entry) ?? [])]
  const elements = sheetsIn(modules).map(async ({ id, url }) => {
    const direct = `${url}${url.includes('?') ? '&' : '?'}direct`
    const transformed = await environments.client.transformRequest(direct)
    // A sheet may hold the end of its element.
    const text = (transformed?.code ?? '').replaceAll(/<(?=\/style)/gi, '\\3c ')
    return `<style type="text/css" data-vite-dev-id="${escapeHtml(id ?? url)}">${text}</style>`
  })
  return (await Promise.all(elements)).join('')
}

/** In the order in which they are imported, which decides between rules of equal weight. */
function sheetsIn(modules: readonly EnvironmentModuleNode[]): readonly EnvironmentModuleNode[] {
  const seen = new Set<EnvironmentModuleNode>()
  const visit = (module: EnvironmentModuleNode): void => {
    if (seen.has(module)) return
    seen.add(module)
    module.importedModules.forEach(visit)
  }
  modules.forEach(visit)
  return [...seen].filter(({ url }) => isCSSRequest(url) && !/[?&](?:url|raw|inline)\b/.test(url))
}
