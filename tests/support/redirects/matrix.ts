/** Every way to a redirect: what leads away, through which middleware, with which body, from where. */

/** What stands around the redirect. */
const MIDDLEWARE = ['none', 'function', 'global', 'route', 'layout'] as const
/** What redirects. */
const SOURCES = ['loader', 'before', 'event', 'handler', 'middleware'] as const
const KINDS = ['json', 'form'] as const
const VISITS = ['direct', 'client'] as const

/** One way to a redirect. */
export interface Way {
  readonly middleware: (typeof MIDDLEWARE)[number]
  readonly source: (typeof SOURCES)[number]
  readonly kind: (typeof KINDS)[number]
  /** Whether its page, or its handler, is asked for by the address bar or from a page of the app. */
  readonly visit: (typeof VISITS)[number]
  /** Where it starts. */
  readonly path: string
  /** Who redirects in the end. */
  readonly from: string
  /** Whether the middleware runs on the way. */
  readonly isWrapped: boolean
}

export const WAYS: readonly Way[] = MIDDLEWARE.flatMap((middleware) =>
  SOURCES.flatMap((source) =>
    KINDS.flatMap((kind) => VISITS.map((visit) => ({ middleware, source, kind, visit }))),
  ),
)
  .filter(({ middleware, source }) => source !== 'middleware' || middleware !== 'none')
  .map((way) => {
    const { middleware, source, kind, visit } = way
    const isOfRoute = middleware === 'route' || middleware === 'layout'
    const folder = isOfRoute ? middleware : 'plain'
    const place = { handler: 'api', middleware: 'loader' }[source as string] ?? source
    // A navigation within the page asks the server for functions only, not for the route.
    const isLoaded = visit === 'direct' || source === 'handler'
    const isThrown = source === 'middleware' && (isLoaded || !isOfRoute)
    return {
      middleware,
      source,
      kind,
      visit,
      path: `/${folder}/${middleware}/${place}/${kind}`,
      from: isThrown ? middleware : source === 'middleware' ? 'loader' : source,
      isWrapped: middleware !== 'none' && (isLoaded || !isOfRoute),
    }
  })

/** A way in words. */
export function nameOf({ middleware, source, kind, visit }: Way): string {
  return `${source} within ${middleware}, ${kind}, ${visit}`
}
