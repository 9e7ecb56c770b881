import { resolve } from 'node:path'
import type { Plugin, UserConfig } from 'vite'
import { crawlFrameworkPkgs } from 'vitefu'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import type { PackageJson } from '../shared/installed-packages.ts'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { SOLID_PACKAGE } from '../router/plugin-solid.ts'

/** Sets Vitest up, so that an app's configuration has to say no more than which environment its tests run in. */
export function pluginVitest(): Plugin {
  let isVitest = false
  return {
    name: 'seamline:vitest',
    async config(user) {
      isVitest = isUnderVitest(user)
      return isVitest ? inlined(user) : undefined
    },
    configEnvironment: {
      // After vite-plugin-solid, which in a test gives the condition `browser` to every environment, or to
      // none where it compiles for the server, too. The server's would run browser builds, which some
      // packages forbid in Node; the browser's would run the server's.
      order: 'post',
      handler(name, environment) {
        const conditions = environment.resolve?.conditions
        if (!isVitest || conditions === undefined) return
        const others = conditions.filter((condition) => condition !== 'browser')
        environment.resolve = {
          ...environment.resolve,
          conditions: name === 'ssr' ? others : ['browser', ...others],
        }
      },
    },
  }
}

/**
 * What Vitest has to load through Vite. This package: its configuration module is the app's, and a copy that
 * Node loads by itself would be another one. And whatever uses Solid, so that all get the same copy of it.
 */
async function inlined(user: UserConfig): Promise<UserConfig> {
  // Vitest's part of the configuration, which Vite's own types do not know.
  const { test }: { test?: { server?: { deps?: { inline?: unknown } } } } = user as object
  if (test?.server?.deps?.inline === true) return {}
  const { ssr } = await crawlFrameworkPkgs({
    root: resolve(user.root ?? '.'),
    isBuild: false,
    viteUserConfig: user,
    isFrameworkPkgByJson: usesSolid,
  })
  const own = new RegExp(`^${escapeForRegExp(PACKAGE_FILES.folder)}`)
  const inline = [own, SOLID_PACKAGE, ...ssr.noExternal]
  return { test: { server: { deps: { inline } } } } as UserConfig
}

function usesSolid({ dependencies = {}, peerDependencies = {} }: PackageJson): boolean {
  return SOLID_PACKAGE in dependencies || SOLID_PACKAGE in peerDependencies
}
