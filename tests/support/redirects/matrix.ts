/**
 * Ways to a redirect: its origin, the middleware on the way, the body, the starting point, and the
 * server.
 */

import { IS_FULL, selectionOf } from '../selection.ts'

/** The middleware around the redirect. */
const MIDDLEWARE = ['none', 'function', 'global', 'route', 'layout'] as const
/** The origin of the redirect. */
const SOURCES = ['loader', 'before', 'event', 'handler', 'middleware'] as const
const KINDS = ['json', 'form'] as const
const VISITS = ['direct', 'client'] as const
/** By the names in `FAST_SERVERS`. */
const SERVED = IS_FULL ? (['built', 'in development'] as const) : (['built'] as const)

/** The choices of a way. */
interface Choice {
  readonly middleware: (typeof MIDDLEWARE)[number]
  readonly source: (typeof SOURCES)[number]
  readonly kind: (typeof KINDS)[number]
  /** Whether its page or handler is requested from the address bar or from a page of the app. */
  readonly visit: (typeof VISITS)[number]
  readonly served: (typeof SERVED)[number]
}

/** One way to a redirect. */
export interface Way extends Choice {
  /** Where it starts. */
  readonly path: string
  /** The code that finally redirects. */
  readonly from: string
  /** Whether the middleware runs on the way. */
  readonly isWrapped: boolean
}

const CHOICES: readonly Choice[] = MIDDLEWARE.flatMap((middleware) =>
  SOURCES.flatMap((source) =>
    KINDS.flatMap((kind) =>
      VISITS.flatMap((visit) =>
        SERVED.map((served) => ({ middleware, source, kind, visit, served })),
      ),
    ),
  ),
).filter(({ middleware, source }) => source !== 'middleware' || middleware !== 'none')

/** The ways to run. */
export const WAYS: readonly Way[] = selectionOf(CHOICES, (choice) => Object.values(choice)).map(
  wayOf,
)

function wayOf(choice: Choice): Way {
  const { middleware, source, kind, visit } = choice
  const isOfRoute = middleware === 'route' || middleware === 'layout'
  const folder = isOfRoute ? middleware : 'plain'
  const place = { handler: 'api', middleware: 'loader' }[source as string] ?? source
  // A navigation within the page requests only functions from the server, not the route.
  const isLoaded = visit === 'direct' || source === 'handler'
  const isThrown = source === 'middleware' && (isLoaded || !isOfRoute)
  return {
    ...choice,
    path: `/${folder}/${middleware}/${place}/${kind}`,
    from: isThrown ? middleware : source === 'middleware' ? 'loader' : source,
    isWrapped: middleware !== 'none' && (isLoaded || !isOfRoute),
  }
}

/** The title of a way. */
export function nameOf({ middleware, source, kind, visit }: Way): string {
  return `${source} within ${middleware}, ${kind}, ${visit}`
}
