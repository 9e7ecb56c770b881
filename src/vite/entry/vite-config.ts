import { resolve } from 'node:path'
import {
  defaultAllowedOrigins,
  searchForWorkspaceRoot,
  type UserConfig,
  type ViteBuilder,
} from 'vite'
import { DEFAULT_SOURCES } from '../../../babel-plugin/index.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { hasRouter } from '../router/generator.ts'
import { LATE_ROUTER_MODULE, ROUTER_PACKAGES, SHIMMED_PACKAGES } from '../router/packages.ts'
import { CLIENT_ENTRY, SERVER_ENTRY } from './entry-modules.ts'
import { SOLID_PACKAGE } from '../router/plugin-solid.ts'

/** The configuration of the two environments: the client is built first, then the server with its manifest. */
export async function viteConfig(
  user: UserConfig,
  command: 'build' | 'serve',
  options: SeamlineOptions,
  packages: InstalledPackages,
): Promise<UserConfig> {
  const root = resolve(user.root ?? '.')
  // Packages with server functions of their own go through the plugin like the app's sources.
  const { optimizeDeps, ssr } = await packages.find(root, command === 'build', user)
  const outDir = user.build?.outDir ?? 'dist'
  const isRouted = hasRouter(user, options)
  return {
    // Vite must not answer with `index.html`: the server renders pages.
    ...(isRouted && { appType: 'custom' as const }),
    // The router's code reads this variable, which only its own framework sets.
    define: isRouted ? { 'process.env.TSS_INLINE_CSS_ENABLED': '"false"' } : {},
    // The runtime imports modules that plugins replace, so Vite must not bundle it beforehand.
    optimizeDeps: {
      include: [...optimizeDeps.include, ...(isRouted ? [LATE_ROUTER_MODULE] : [])],
      ...(isRouted && { entries: [`${options.srcDirectory ?? 'src'}/**/*.{ts,tsx,js,jsx}`] }),
      exclude: [...DEFAULT_SOURCES, ...optimizeDeps.exclude],
    },
    server: {
      // Vite's default, except that OPTIONS may reach a handler.
      ...(isRouted && { cors: { origin: defaultAllowedOrigins, preflightContinue: true } }),
      fs: { allow: [searchForWorkspaceRoot(root), PACKAGE_FILES.folder] },
    },
    environments: {
      client: {
        build: {
          outDir: `${outDir}/client`,
          ...(isRouted && { rollupOptions: { input: { client: CLIENT_ENTRY } } }),
        },
      },
      ssr: {
        resolve: {
          // The built server would not always find the runtime's dependencies.
          noExternal: [
            ...DEFAULT_SOURCES,
            'cookie-es',
            // With its own dependency; loaded with the first session.
            'iron-webcrypto',
            'uint8array-extras',
            'isbot',
            // Node loads it in development and in tests: its server code would be refused among a test's modules.
            ...(command === 'build' ? ['srvx'] : []),
            'seroval',
            // Its plugins work only with their own copy of it.
            'seroval-plugins',
            // Where pages are rendered, Solid's own packages stay external: other packages import them too.
            ...(isRouted ? [...ROUTER_PACKAGES, ...SHIMMED_PACKAGES] : [SOLID_PACKAGE]),
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
      buildApp: (builder) => buildInTurn(builder, ['client', 'ssr']),
    },
  }
}

/** Without `await`, which would add this function to the stack of a failed build. */
function buildInTurn(builder: ViteBuilder, names: readonly string[]): Promise<void> {
  return names
    .flatMap((name) => builder.environments[name] ?? [])
    .reduce<Promise<unknown>>(
      (before, environment) => before.then(() => builder.build(environment)),
      Promise.resolve(),
    )
    .then(() => undefined)
}
