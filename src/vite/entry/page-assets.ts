import { normalizePath, type Rolldown } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { CLIENT_ENTRY, CLIENT_ENTRY_URL } from './entry-modules.ts'
import { reachedFrom } from '../shared/import-chain.ts'
import type { RoutesByFile } from '../router/plugin-router.ts'

/** The files that a page needs, by route, in the router's format. */
export interface PageAssets {
  readonly routes: Readonly<Record<string, RouteAssets>>
}

/** The files of one route. */
export interface RouteAssets {
  readonly preloads?: readonly string[]
  readonly scripts?: readonly { readonly attrs: Readonly<Record<string, unknown>> }[]
  readonly css?: readonly string[]
}

const ROOT_ROUTE = '__root__'

/** In development: Vite's own client, then the entry. */
export function devAssets(base: string): PageAssets {
  const scripts = ['@vite/client', CLIENT_ENTRY_URL].map((file) => moduleScript(`${base}${file}`))
  return { routes: { [ROOT_ROUTE]: { scripts } } }
}

/** The files of the client's build: the entry's for every page, a route's for its own. */
export class BuiltAssets {
  readonly #routesByFile: RoutesByFile
  #assets: PageAssets = { routes: {} }

  constructor(routesByFile: RoutesByFile) {
    this.#routesByFile = routesByFile
  }

  /** Finds them in the client's output. */
  collect(bundle: Rolldown.OutputBundle, base: string): void {
    this.#assets = assetsOf(bundle, base, this.#routesByFile())
  }

  /** The files, once the client has been built. */
  readonly list = (): PageAssets => this.#assets
}

function assetsOf(
  bundle: Rolldown.OutputBundle,
  base: string,
  routesByFile: ReturnType<RoutesByFile>,
): PageAssets {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
  const entry = chunks.find(({ facadeModuleId }) => facadeModuleId === `\0${CLIENT_ENTRY}`)
  if (entry === undefined) return { routes: {} }
  const url = (file: string): string => `${base}${file}`
  const routeOf = ({ facadeModuleId }: Rolldown.OutputChunk): string | undefined =>
    routesByFile.get(normalizePath(withoutQuery(facadeModuleId ?? '')))?.routeId
  const chunksAt = (files: readonly string[]): readonly Rolldown.OutputChunk[] =>
    files.flatMap((file) => chunks.find(({ fileName }) => fileName === file) ?? [])
  const withImports = (some: readonly Rolldown.OutputChunk[]): readonly Rolldown.OutputChunk[] => [
    ...reachedFrom(some, ({ imports }) => chunksAt(imports)),
  ]

  // The entry loads the app's router at once, and the router loads route by route.
  const loaded = [entry, ...chunksAt(entry.dynamicImports)]
  const first = withImports(loaded.filter((chunk) => routeOf(chunk) === undefined))
  const assetsFor = (route: string): RouteAssets => {
    const routed = chunks.filter((chunk) => routeOf(chunk) === route)
    const own = withImports(routed).filter((each) => !first.includes(each))
    const isRoot = route === ROOT_ROUTE
    const all = isRoot ? [...first, ...own] : own
    return {
      preloads: all.map(({ fileName }) => url(fileName)),
      scripts: isRoot ? [moduleScript(url(entry.fileName))] : [],
      css: cssOf(all).map(url),
    }
  }
  const routes = new Set([ROOT_ROUTE, ...chunks.flatMap((chunk) => routeOf(chunk) ?? [])])
  return { routes: Object.fromEntries([...routes].map((route) => [route, assetsFor(route)])) }
}

/** The style sheets that Vite has extracted from chunks. */
function cssOf(chunks: readonly Rolldown.OutputChunk[]): readonly string[] {
  return [...new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))]
}

function moduleScript(src: string): { readonly attrs: Readonly<Record<string, unknown>> } {
  return { attrs: { type: 'module', async: true, src } }
}
