import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { DUPLICATE_ROUTE } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import { pathShape } from '../../http/path-shape.ts'
import type { Compiler } from '../split/compiler.ts'
import type { KnownRoutes } from './known-routes.ts'

/**
 * Refuses routes that stand in each other's way: those that the router's generator cannot tell apart, and
 * two files whose handlers would answer one path. In development the first ask for a page tells so; the
 * second kind, which takes all routes to be loaded, is then refused by the runtime.
 */
export function pluginRouteCheck(routes: KnownRoutes, compiler: Compiler): Plugin {
  return {
    name: 'seamline:route-check',
    buildStart() {
      const { config } = this.environment
      if (config.command === 'build') throwFailure(routes)
    },
    buildEnd(error) {
      const { config } = this.environment
      if (error !== undefined || config.command !== 'build') return
      refuseDuplicates(routes.pathsByFile(), compiler.handlerFiles, config.root)
    },
    configureServer({ middlewares }) {
      return () => {
        middlewares.use((_request, _response, next) => {
          next(routes.failure())
        })
      }
    },
  }
}

function throwFailure({ failure }: KnownRoutes): void {
  const error = failure()
  if (error !== undefined) throw error
}

function refuseDuplicates(
  pathsByFile: ReadonlyMap<string, string>,
  handlerFiles: ReadonlySet<string>,
  root: string,
): void {
  const owners = new Map<string, { readonly path: string; readonly name: string }>()
  const own = [...pathsByFile].filter(([file]) => handlerFiles.has(file)).toSorted()
  for (const [file, path] of own) {
    const shape = pathShape(path)
    const name = `\`${normalizePath(relative(root, file))}\``
    const other = owners.get(shape)
    if (other === undefined) owners.set(shape, { path, name })
    else if (other.path === path || !mayBeToldApart(shape, pathsByFile)) {
      throw usageError(DUPLICATE_ROUTE, { path, routes: [other.name, name] })
    }
  }
}

/** Whether a route on the way there may parse its params: only the runtime knows for certain. */
function mayBeToldApart(shape: string, pathsByFile: ReadonlyMap<string, string>): boolean {
  return [...pathsByFile].some(
    ([file, path]) =>
      `${shape}/`.startsWith(`${pathShape(path)}/`) && PARSES.test(readFileSync(file, 'utf8')),
  )
}

/** A key named like the option; `JSON.parse` is none. */
const PARSES = /(?<![.\w])parse(?:Params)?\s*[:(,}]/
