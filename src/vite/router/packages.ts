import { PACKAGE_FILES } from '../shared/package-files.ts'

/** The packages that render pages: one copy of each, in the server's bundle. */
export const ROUTER_PACKAGES: readonly string[] = [
  '@tanstack/solid-router',
  '@tanstack/router-core',
  '@tanstack/history',
]

/**
 * A module that the dev server prepares: this package imports it while a page is running, and a dependency that
 * Vite finds then makes the page load again.
 */
export const LATE_ROUTER_MODULE = '@tanstack/solid-router > @tanstack/router-core/ssr/client'

/** A package whose module re-exports it with some functions replaced, where they fail pages. */
export interface Shim {
  readonly source: string
  /** Whether the server alone needs it. */
  readonly isServerOnly: boolean
  /** The text of a module that imports the package by `from`, a string literal. */
  readonly code: (from: string) => string
}

/** The packages of the router that are shimmed in an app. */
export const SHIMS: readonly Shim[] = [
  {
    // `redirect()` puts its `href` into a header as it is, which throws for most letters.
    source: '@tanstack/router-core',
    isServerOnly: false,
    code: (from) => `
      import { redirect as create } from ${from}
      import { encodeTarget } from ${JSON.stringify(PACKAGE_FILES.location)}
      export * from ${from}
      export const redirect = (options) => {
        if (typeof options.href === 'string') options.href = encodeTarget(options.href)
        return create(options)
      }
    `,
  },
  {
    // It writes an attribute that is undefined as text, and the router gives each tag a `nonce`.
    source: '@solidjs/meta',
    isServerOnly: true,
    code: (from) => `
      import * as meta from ${from}
      export * from ${from}
      const defined = (props) => {
        const kept = {}
        for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(props))) {
          // Children may be components, which must not be rendered here.
          if (key === 'children' || props[key] !== undefined) Object.defineProperty(kept, key, descriptor)
        }
        return kept
      }
      export const Link = (props) => meta.Link(defined(props))
      export const Meta = (props) => meta.Meta(defined(props))
      export const Style = (props) => meta.Style(defined(props))
    `,
  },
]

/** In the server's bundle, for Vite to ask a plugin for them in development. */
export const SHIMMED_PACKAGES: readonly string[] = SHIMS.map(({ source }) => source)
