import type { Plugin } from 'vite'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** A package of which the app gets some exports changed. */
interface Shim {
  readonly source: string
  /** Whether the server alone needs it. */
  readonly isServerOnly: boolean
  /** The text of a module that imports the package by `from`, a string literal. */
  readonly code: (from: string) => string
}

const SHIMS: readonly Shim[] = [
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
    // It writes an attribute that is undefined as text, and the router gives each tag a \`nonce\`.
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

/** In the server's bundle, or Vite would not ask a plugin for them in development. */
export const SHIMMED_PACKAGES: readonly string[] = SHIMS.map(({ source }) => source)

const PREFIX = '\0seamline:shim:'

/**
 * Stands in for packages of the router in an app, where they fail pages: the module of a shim re-exports the
 * package and replaces some of its functions.
 */
export function pluginRouterShims(): Plugin {
  return {
    name: 'seamline:router-shims',
    enforce: 'pre',
    resolveId: {
      filter: { id: SHIMS.map(({ source }) => new RegExp(`^${source}$`)) },
      async handler(source, importer = '', options) {
        const shim = SHIMS.findIndex((each) => each.source === source)
        const isServer = this.environment.config.consumer === 'server'
        if (importer.startsWith(PREFIX) || (SHIMS[shim]?.isServerOnly && !isServer))
          return undefined
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        if (resolved === null) return null
        // Where the package stays outside, it is found by its name.
        const from = resolved.external ? source : resolved.id
        return { id: `${PREFIX}${shim}:${from}`, moduleSideEffects: false }
      },
    },
    load: {
      filter: { id: /^\0seamline:shim:/ },
      handler(id) {
        const [, shim = '', from = ''] = /^(\d+):(.*)$/.exec(id.slice(PREFIX.length)) ?? []
        return SHIMS[Number(shim)]?.code(JSON.stringify(from))
      },
    },
  }
}
