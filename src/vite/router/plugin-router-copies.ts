import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { SeamlineOptions } from '../shared/options.ts'
import { packageFile } from '../shared/package-file.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { hasRouter } from './generator.ts'

const CORE = '@tanstack/router-core'

/**
 * Warns about a second copy of the router's core: pages work with it, but this package then adds the `server` option to
 * the types of the wrong one.
 */
export function pluginRouterCopies(options: SeamlineOptions): Plugin {
  return {
    name: 'seamline:router-copies',
    apply: (config) => hasRouter(config, options),
    configResolved({ root, logger }) {
      const router = packageFile('@tanstack/solid-router', join(root, 'package.json'))
      const [own, ofRouter] = [join(PACKAGE_FILES.folder, 'package.json'), router].map(
        (importer) => importer && packageFile(CORE, importer),
      )
      if (!own || !ofRouter || own === ofRouter) return
      const { version } = JSON.parse(readFileSync(ofRouter, 'utf8')) as { readonly version: string }
      logger.warn(
        `[seamline] Two copies of \`${CORE}\` are installed, so the types of routes lack the \`server\` option. Add the router's version to the app: \`npm install ${CORE}@${version}\`, or the same with pnpm or yarn. (ROUTER_CORE_TWICE)`,
      )
    },
  }
}
