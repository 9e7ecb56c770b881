import { isCSSRequest, type ViteDevServer } from 'vite'
import { reachedFrom } from '../shared/import-chain.ts'
import { escapeHtml } from '../../http/guards/escape-html.ts'

/**
 * The style sheets that the server's modules import so far, as elements: in development a page would be
 * unstyled until its scripts have loaded them. Vite's client finds the elements by their attribute, and
 * updates them instead of adding its own.
 *
 * @param entry - the file of the module whose imports are looked through
 */
export async function devStyles({ environments }: ViteDevServer, entry: string): Promise<string> {
  const modules = [...(environments.ssr.moduleGraph.getModulesByFile(entry) ?? [])]
  // The order of imports decides between rules of equal weight.
  const sheets = [...reachedFrom(modules, ({ importedModules }) => importedModules)].filter(
    ({ url }) => isCSSRequest(url) && !/[?&](?:url|raw|inline)\b/.test(url),
  )
  const elements = sheets.map(async ({ id, url }) => {
    const direct = `${url}${url.includes('?') ? '&' : '?'}direct`
    const transformed = await environments.client.transformRequest(direct)
    // A sheet may hold the end of its element.
    const text = (transformed?.code ?? '').replaceAll(/<(?=\/style)/gi, '\\3c ')
    return `<style type="text/css" data-vite-dev-id="${escapeHtml(id ?? url)}">${text}</style>`
  })
  return (await Promise.all(elements)).join('')
}
