/** Ways to a redirect: what leads away, through which middleware, with which body, from where. */

/** What stands around the redirect. */
const MIDDLEWARE = ['none', 'function', 'global', 'route', 'layout'] as const
/** What redirects. */
const SOURCES = ['loader', 'before', 'event', 'handler', 'middleware'] as const
const KINDS = ['json', 'form'] as const
const VISITS = ['direct', 'client'] as const

/** What a way is made of. */
export interface Choice {
  readonly middleware: (typeof MIDDLEWARE)[number]
  readonly source: (typeof SOURCES)[number]
  readonly kind: (typeof KINDS)[number]
  /** Whether its page, or its handler, is asked for by the address bar or from a page of the app. */
  readonly visit: (typeof VISITS)[number]
}

/** One way to a redirect. */
export interface Way extends Choice {
  /** Where it starts. */
  readonly path: string
  /** Who redirects in the end. */
  readonly from: string
  /** Whether the middleware runs on the way. */
  readonly isWrapped: boolean
}

/**
 * Every source within every middleware, so that the other choices come in all pairs, too. The turn says which of
 * two sides of the whole matrix: the other one has the other body with each visit.
 */
export function ways(turn: 0 | 1): readonly Way[] {
  return MIDDLEWARE.flatMap((middleware, row) =>
    SOURCES.map((source, column) => ({
      middleware,
      source,
      kind: KINDS[(row + column + turn) % 2] ?? 'json',
      visit: VISITS[((row + column) >> 1) % 2] ?? 'direct',
    })),
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
}

/** A way in words. */
export function nameOf({ middleware, source, kind, visit }: Way): string {
  return `${source} within ${middleware}, ${kind}, ${visit}`
}

/** The pairs of choices that some ways have between them. */
export function pairsIn(all: readonly Choice[]): ReadonlySet<string> {
  return new Set(
    all.flatMap(({ middleware, source, kind, visit }) => {
      const choices = [middleware, source, kind, visit].map((choice, place) => `${place} ${choice}`)
      return choices.flatMap((one, index) =>
        choices.slice(index + 1).map((other) => `${one}, ${other}`),
      )
    }),
  )
}
