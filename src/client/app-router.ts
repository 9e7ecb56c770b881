/** What a redirect needs of a router. */
export interface RedirectRouter {
  /** Goes where the options of a redirect say. */
  readonly navigate: (options: Readonly<Record<string, unknown>>) => unknown
}

let provided: RedirectRouter | undefined

/**
 * Names the router that follows the redirects of server functions; to be called once, where the page
 * starts.
 *
 * @example
 * ```ts
 * provideRouter({ navigate: ({ to }) => navigate(String(to)) })
 * ```
 */
export function provideRouter(router: RedirectRouter): void {
  provided = router
}

/** The router of the page, if there is one. */
export function appRouter(): RedirectRouter | undefined {
  return provided
}
