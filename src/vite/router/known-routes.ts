import { normalizePath } from 'vite'
import type { GeneratorPlugin } from '@tanstack/router-generator'

/** The routes of an app, as far as the router's generator has come with them. */
export interface KnownRoutes {
  /** Why the generator has written no tree; it prints this itself, and goes on. */
  readonly failure: () => Error | undefined
  /** The path that each file's route answers. */
  readonly pathsByFile: () => ReadonlyMap<string, string>
  /** Listens to the generator. */
  readonly listener: GeneratorPlugin
}

/** A route as the generator knows it. */
type RouteNode = Parameters<
  NonNullable<GeneratorPlugin['onRouteTreeChanged']>
>[0]['routeTree'][number]

/** Takes note of what the router's generator finds. */
export function knownRoutes(): KnownRoutes {
  let failure: Error | undefined
  let paths: ReadonlyMap<string, string> = new Map()
  return {
    failure: () => failure,
    pathsByFile: () => paths,
    listener: {
      name: 'seamline:known-routes',
      init({ generator }) {
        // The router's plugin catches what this throws, and tells nobody but the terminal.
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

/** As the router will join them: a layout without a path adds nothing, an index no more than a slash. */
function pathsIn(node: RouteNode, parentPath: string): [string, string][] {
  const path = `${parentPath}/${node.cleanedPath ?? ''}`.replaceAll(/\/+/g, '/').replace(/\/$/, '')
  const children = (node.children ?? []).flatMap((child) => pathsIn(child, path))
  return [[normalizePath(node.fullPath), path || '/'], ...children]
}
