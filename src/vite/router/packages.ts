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

/** A module that re-exports a package with some functions replaced, where they fail pages. */
export interface Shim {
  readonly source: string
  readonly isServerOnly: boolean
  /** The module's text; `from` is the literal that imports the package. */
  readonly code: (from: string) => string
}

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
    // It writes `undefined` attributes as text, and the router sets a `nonce` on each tag.
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

/** Packages in the server's bundle, so that Vite passes their imports to plugins in development. */
export const SHIMMED_PACKAGES: readonly string[] = SHIMS.map(({ source }) => source)
