import { trimPathRight, type AnyRoute, type AnyRouter } from '@tanstack/router-core'
import { definitionsOf, type MiddlewareDefinition } from '../../model/definition.ts'
import { builderChecks } from '../../builder/builder-checks.ts'
import { flattenMiddleware } from '../../chain/flatten-middleware.ts'
import { refuseOthers } from '../../chain/check-options.ts'
import { DUPLICATE_ROUTE } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import { OPTION_NAMES } from '../../model/option-names.ts'
import { pathShape } from '../../http/path-shape.ts'
import { allowOf, readHandlers, serverOptionOf, type ReadHandler } from './read-handlers.ts'

/** The middleware and handlers of a route, known before any request. */
export interface RoutePlan {
  /** For messages. */
  readonly name: string
  /** The middleware of the route's parents and its own, in running order. */
  readonly middleware: readonly MiddlewareDefinition[]
  readonly handlers: ReadonlyMap<string, HandlerPlan>
  /** Whether a component may be rendered at the route's path. */
  readonly hasPage: boolean
  readonly allow: string
}

/** A handler, with all middleware before it. */
export interface HandlerPlan extends ReadHandler {
  readonly all: readonly MiddlewareDefinition[]
}

/** The files of routes by id, where they are known. */
export type RouteFiles = Readonly<Record<string, string>>

/**
 * Plans every route of a tree, by id.
 *
 * @throws SeamlineError `DUPLICATE_ROUTE` when two routes have handlers for one path,
 * `INVALID_HANDLERS`, `NOT_A_MIDDLEWARE`, `UNKNOWN_OPTION` or `WRONG_MIDDLEWARE`
 */
export function planRoutes(
  { routesById }: Pick<AnyRouter, 'routesById'>,
  files: RouteFiles,
): ReadonlyMap<string, RoutePlan> {
  const routes: readonly AnyRoute[] = Object.values(routesById)
  const nameOf: NameOf = ({ id }) => {
    const file = files[id]
    return file === undefined ? `the route \`${id}\`` : `the route \`${id}\` (${file})`
  }
  refuseDuplicates(routes, nameOf)
  return new Map(routes.map((route) => [route.id, planRoute(route, nameOf)]))
}

type NameOf = (route: AnyRoute) => string

function planRoute(route: AnyRoute, nameOf: NameOf): RoutePlan {
  const branch = branchOf(route)
  const middleware = flattenMiddleware(branch.flatMap((each) => ownMiddleware(each, nameOf)))
  // A layout and its index share a path: one may have the handlers, the other the page.
  const atPath = branch.filter((each) => pathOf(each) === pathOf(route)).toReversed()
  const owner = atPath.find(hasHandlers)
  const read = owner === undefined ? [] : readHandlers(owner, nameOf(owner))
  const handlers = new Map(
    read.map((handler) => {
      const all = flattenMiddleware([...middleware, ...handler.middleware])
      // The same list where nothing is added: plans are cached by list.
      return [
        handler.method,
        { ...handler, all: all.length > middleware.length ? all : middleware },
      ]
    }),
  )
  const hasPage = handlers.size === 0 || atPath.some(hasComponent)
  return {
    name: nameOf(owner ?? route),
    middleware,
    handlers,
    hasPage,
    allow: allowOf(handlers, hasPage),
  }
}

/** The routes from the root to a route; break-out routes have other parents in the tree already. */
function branchOf(route: AnyRoute): readonly AnyRoute[] {
  const parent: AnyRoute | undefined = route.parentRoute
  return parent === undefined ? [route] : [...branchOf(parent), route]
}

function ownMiddleware(route: AnyRoute, nameOf: NameOf): readonly MiddlewareDefinition[] {
  const server = serverOptionOf(route)
  refuseOthers(() => `\`server\` of ${nameOf(route)}`, server, OPTION_NAMES.route)
  const list = server.middleware ?? []
  builderChecks.list('request', list, `\`server.middleware\` in ${nameOf(route)}`)
  return definitionsOf(list)
}

function hasHandlers(route: AnyRoute): boolean {
  return serverOptionOf(route).handlers !== undefined
}

function hasComponent(route: AnyRoute): boolean {
  // A lazy file holds a component, which is known only once the file is loaded.
  return !route.isRoot && (route.options.component !== undefined || route.lazyFn !== undefined)
}

function refuseDuplicates(routes: readonly AnyRoute[], nameOf: NameOf): void {
  const owners = new Map<string, AnyRoute[]>()
  for (const route of routes.filter(hasHandlers)) {
    const path = pathOf(route)
    const shape = pathShape(path)
    const others = owners.get(shape) ?? []
    const other = others.find((each) => pathOf(each) === path || !mayParse(each, route))
    if (other !== undefined) {
      throw usageError(DUPLICATE_ROUTE, { path, routes: [nameOf(other), nameOf(route)] })
    }
    owners.set(shape, [...others, route])
  }
}

/** Whether parsing params may tell two routes apart: if it fails, the router tries the next one. */
function mayParse(...routes: readonly AnyRoute[]): boolean {
  return routes.flatMap(branchOf).some((route) => {
    const { params, parseParams }: { params?: { parse?: unknown }; parseParams?: unknown } =
      route.options ?? {}
    return (params?.parse ?? parseParams) !== undefined
  })
}

function pathOf({ fullPath }: AnyRoute): string {
  return trimPathRight(fullPath ?? '/') || '/'
}
