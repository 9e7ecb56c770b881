import type { Plugin } from 'vite'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** What renders pages: one copy of each, in the server's bundle. */
export const ROUTER_PACKAGES: readonly string[] = [
  '@tanstack/solid-router',
  '@tanstack/router-core',
  '@tanstack/history',
]

/**
 * What the dev server has to prepare: this package asks for it when a page is at work already, and a
 * dependency that is found then makes the page load again.
 */
export const LATE_ROUTER_MODULE = '@tanstack/solid-router > @tanstack/router-core/ssr/client'

/**
 * Gives this package the router's core that the app's router itself has. The core's modules work on each
 * other's objects, which another version of it may have otherwise.
 */
export function pluginRouterCore(): Plugin {
  const isOwn = new RegExp(`^${escapeForRegExp(PACKAGE_FILES.folder)}`)
  return {
    name: 'seamline:router-core',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^@tanstack\/router-core(?:\/|$)/ },
      async handler(source, importer = '', options) {
        if (!isOwn.test(importer)) return undefined
        const app = `${this.environment.config.root}/package.json`
        const router = await this.resolve('@tanstack/solid-router', app, { skipSelf: true })
        return router && this.resolve(source, router.id, { ...options, skipSelf: true })
      },
    },
  }
}
