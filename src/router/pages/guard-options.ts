import type { AnyRoute, AnyRouter } from '@tanstack/router-core'
import { guardLoaders } from './guard-loaders.ts'
import { maskComponents } from './mask-components.ts'

/**
 * Puts around an app's loaders and error components what a server needs around them. Routes outlive the
 * router of a request, and an app may change their options: so each router comes here, and each option is
 * wrapped but once.
 */
export function guardOptions({ routesById, options }: AnyRouter, isDev: boolean): void {
  // Its context is a value, and whoever made it keeps it.
  if (!isDev) maskComponents(options)
  const routes: readonly AnyRoute[] = Object.values(routesById)
  for (const route of routes) {
    guard(route.options, isDev)
    guardLazyPart(route, isDev)
  }
}

function guard(options: object, isDev: boolean): void {
  guardLoaders(options)
  if (!isDev) maskComponents(options)
}

/** The router copies these options when it is about to render with them: there is no moment after it. */
function guardLazyPart(route: AnyRoute, isDev: boolean): void {
  const { lazyFn: load } = route
  if (load === undefined || guarded.has(load)) return
  const loadGuarded: typeof load = async () => {
    const part = await load()
    guard(part.options, isDev)
    return part
  }
  guarded.add(loadGuarded)
  route.lazyFn = loadGuarded
}

const guarded = new WeakSet<object>()
