import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { endpointMiddleware, pageMiddleware } from './node-handler.ts'
import { endpointBase, type SeamlineOptions } from '../shared/options.ts'
import type { ServerEntryModule } from '../entry/plugin-server-entry.ts'
import { findSpecialFile } from '../shared/source-files.ts'

/** Lets `vite preview` answer calls with the built server. */
export function pluginPreview(options: SeamlineOptions): Plugin {
  return {
    name: 'seamline:preview',
    configurePreviewServer({ config, middlewares }) {
      const outDir = config.environments.ssr?.build.outDir ?? join(config.build.outDir, 'server')
      const file = join(config.root, outDir, 'server.js')
      const answer = async (request: Request): Promise<Response> => {
        const entry: ServerEntryModule = await import(pathToFileURL(file).href)
        return entry.default.fetch(request)
      }
      middlewares.use(endpointMiddleware(endpointBase(config, options), answer))
      if (findSpecialFile('router', config, options) === undefined) return undefined
      return () => {
        middlewares.use(pageMiddleware(answer))
      }
    },
  }
}
