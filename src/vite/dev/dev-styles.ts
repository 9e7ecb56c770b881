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

/** Puts text at the end of a page's head, once the head is there. */
export function withHeadText(response: Response, text: () => Promise<string>): Response {
  const isPage =
    response.headers.get('content-type')?.toLowerCase().startsWith('text/html') === true
  if (!isPage || response.body === null) return response
  let head: string | undefined = ''
  const insert = new TransformStream<string, string>({
    async transform(chunk, controller) {
      if (head === undefined) return controller.enqueue(chunk)
      head += chunk
      const end = head.indexOf('</head>')
      if (end === -1) return undefined
      controller.enqueue(`${head.slice(0, end)}${await text()}${head.slice(end)}`)
      head = undefined
      return undefined
    },
    flush(controller) {
      if (head !== undefined) controller.enqueue(head)
    },
  })
  // The types differ only in members that other hosts have.
  const decoder = new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>
  const body = response.body.pipeThrough(decoder).pipeThrough(insert)
  return new Response(body.pipeThrough(new TextEncoderStream()), response)
}
