import { resolve } from 'node:path'
import { searchForWorkspaceRoot, type Plugin } from 'vite'
import { DEFAULT_SOURCES } from '../../babel-plugin/index.ts'
import type { InstalledPackages } from './installed-packages.ts'
import { PACKAGE_FILES } from './package-files.ts'
import { SERVER_ENTRY } from './plugin-server-entry.ts'
import { SOLID_PACKAGE } from './plugin-solid-web.ts'

/** Sets up the two environments: the client is built first, then the server with its manifest. */
export function pluginConfig(packages: InstalledPackages): Plugin {
  return {
    name: 'seamline:config',
    async config(user, { command }) {
      const root = resolve(user.root ?? '.')
      // Packages with server functions of their own go through the plugin like the app's sources.
      const { optimizeDeps, ssr } = await packages.find(root, command === 'build', user)
      const outDir = user.build?.outDir ?? 'dist'
      return {
        // The runtime reads a module that the plugin replaces, so nothing may bundle it beforehand.
        optimizeDeps: {
          include: optimizeDeps.include,
          exclude: [...DEFAULT_SOURCES, ...optimizeDeps.exclude],
        },
        server: { fs: { allow: [searchForWorkspaceRoot(root), PACKAGE_FILES.folder] } },
        environments: {
          client: { build: { outDir: `${outDir}/client` } },
          ssr: {
            resolve: {
              // What the runtime needs is not always where the built server would look for it.
              noExternal: [
                ...DEFAULT_SOURCES,
                'cookie-es',
                'seroval',
                SOLID_PACKAGE,
                ...ssr.noExternal,
              ],
            },
            build: {
              outDir: `${outDir}/server`,
              rollupOptions: {
                input: { server: SERVER_ENTRY },
                output: { entryFileNames: '[name].js' },
              },
            },
          },
        },
        builder: {
          // Both builds share the plugin, which carries the list of functions from one to the other.
          sharedConfigBuild: true,
          sharedPlugins: true,
          async buildApp(builder) {
            for (const environment of [builder.environments.client, builder.environments.ssr]) {
              if (environment !== undefined) await builder.build(environment)
            }
          },
        },
      }
    },
  }
}
