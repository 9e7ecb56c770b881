import { readFileSync } from 'node:fs'
import type { GeneratorPlugin } from '@tanstack/router-generator'
import { normalizePath, type Plugin } from 'vite'
import { DUPLICATE_ROUTE } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import { pathShape } from '../../http/path-shape.ts'
import { shownPath } from '../shared/import-chain.ts'
import type { Compiler } from '../split/compiler.ts'

/** A check of the routes that the router's generator finds. */
export interface RouteCheck {
  /** Records the routes. */
  readonly listener: GeneratorPlugin
  readonly plugin: Plugin
}

/**
 * Refuses routes that conflict: those that the router's generator cannot tell apart, and two files whose handlers
 * would answer one path. In development the first request for a page reports the former; the runtime, which has all
 * routes loaded, refuses the latter.
 */
export function routeCheck(compiler: Compiler): RouteCheck {
  let failure: Error | undefined
  let pathsByFile: ReadonlyMap<string, string> = new Map()
  return {
    listener: {
      name: 'seamline:known-routes',
      init({ generator }) {
        // The router's plugin catches this error, and only logs it.
        const run = generator.run.bind(generator)
        generator.run = async (event) => {
          try {
            await run(event)
            failure = undefined
          } catch (error) {
            failure = error instanceof Error ? error : new Error(String(error))
            throw error
          }
        }
      },
      onRouteTreeChanged({ routeTree }) {
        pathsByFile = new Map(routeTree.flatMap((node) => pathsIn(node, '')))
      },
    },
    plugin: {
      name: 'seamline:route-check',
      buildStart() {
        if (failure !== undefined && this.environment.config.command === 'build') throw failure
      },
      buildEnd(error) {
        const { command, root } = this.environment.config
        if (error !== undefined || command !== 'build') return
        refuseDuplicates(pathsByFile, compiler.handlerFiles, root)
      },
      configureServer({ middlewares }) {
        return () => {
          middlewares.use((_request, _response, next) => next(failure))
        }
      },
    },
  }
}

/** A route of the generator. */
type RouteNode = Parameters<
  NonNullable<GeneratorPlugin['onRouteTreeChanged']>
>[0]['routeTree'][number]

/** Paths joined as the router does: a layout without a path adds nothing, an index only a slash. */
function pathsIn(node: RouteNode, parentPath: string): [string, string][] {
  const path = `${parentPath}/${node.cleanedPath ?? ''}`.replaceAll(/\/+/g, '/').replace(/\/$/, '')
  const children = (node.children ?? []).flatMap((child) => pathsIn(child, path))
  return [[normalizePath(node.fullPath), path || '/'], ...children]
}

/** @throws SeamlineError `DUPLICATE_ROUTE` for two files whose handlers would answer one path */
function refuseDuplicates(
  pathsByFile: ReadonlyMap<string, string>,
  handlerFiles: ReadonlySet<string>,
  root: string,
): void {
  const owners = new Map<string, { readonly path: string; readonly name: string }>()
  const own = [...pathsByFile].filter(([file]) => handlerFiles.has(file)).toSorted()
  for (const [file, path] of own) {
    const shape = pathShape(path)
    const name = `\`${shownPath(file, root)}\``
    const other = owners.get(shape)
    if (other === undefined) owners.set(shape, { path, name })
    else if (other.path === path || !mayParse(shape, pathsByFile)) {
      throw usageError(DUPLICATE_ROUTE, { path, routes: [other.name, name] })
    }
  }
}

/** Whether the text of a route on the way may parse params, and so tell paths apart; only the runtime has the route. */
function mayParse(shape: string, pathsByFile: ReadonlyMap<string, string>): boolean {
  return [...pathsByFile].some(
    ([file, path]) =>
      `${shape}/`.startsWith(`${pathShape(path)}/`) && PARSES.test(readFileSync(file, 'utf8')),
  )
}

/** A key named like the option, unlike `JSON.parse`. */
const PARSES = /(?<![.\w])parse(?:Params)?\s*[:(,}]/
