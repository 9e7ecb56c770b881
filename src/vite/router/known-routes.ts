import { normalizePath } from 'vite'
import type { GeneratorPlugin } from '@tanstack/router-generator'

/** The routes of an app that the router's generator has found so far. */
export interface KnownRoutes {
  /** The error that kept the generator from writing a tree; it prints the error itself, and continues. */
  readonly failure: () => Error | undefined
  /** The path of each file's route. */
  readonly pathsByFile: () => ReadonlyMap<string, string>
  readonly listener: GeneratorPlugin
}

/** A route as the generator knows it. */
type RouteNode = Parameters<
  NonNullable<GeneratorPlugin['onRouteTreeChanged']>
>[0]['routeTree'][number]

/** Records the routes that the router's generator finds. */
export function knownRoutes(): KnownRoutes {
  let failure: Error | undefined
  let paths: ReadonlyMap<string, string> = new Map()
  return {
    failure: () => failure,
    pathsByFile: () => paths,
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
        paths = new Map(routeTree.flatMap((node) => pathsIn(node, '')))
      },
    },
  }
}

/** Paths joined as the router does: a layout without a path adds nothing, an index only a slash. */
function pathsIn(node: RouteNode, parentPath: string): [string, string][] {
  const path = `${parentPath}/${node.cleanedPath ?? ''}`.replaceAll(/\/+/g, '/').replace(/\/$/, '')
  const children = (node.children ?? []).flatMap((child) => pathsIn(child, path))
  return [[normalizePath(node.fullPath), path || '/'], ...children]
}
