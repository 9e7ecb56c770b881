import type { Plugin, ResolvedConfig } from 'vite'
import type { Compiler } from './compiler.ts'
import { CANDIDATE } from './candidate.ts'
import { forHost } from '../shared/host-error.ts'
import type { InstalledPackages } from '../shared/installed-packages.ts'
import { sourceHost } from './module-host.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { scanSources } from './scan-sources.ts'
import { sideOf } from '../shared/server-graph.ts'

/** Splits each module for its environment, and takes note of the functions in it. */
export function pluginSplit(
  compiler: Compiler,
  packages: InstalledPackages,
): Pick<Plugin, 'name' | 'enforce' | 'transform'> {
  return {
    name: 'seamline:transform',
    enforce: 'pre',
    transform: {
      filter: CANDIDATE,
      async handler(code, id) {
        if (!packages.mayHoldFunctions(id)) return undefined
        const host = sourceHost((source, importer) => this.resolve(source, importer))
        const result = await forHost(this.environment, id, () =>
          compiler.compile(code, { id, host }, sideOf(id, this.environment)),
        )
        return result && { code: result.code, map: result.map }
      },
    },
  }
}

/** The same for the app itself, whose configuration is the compiler's. */
export function pluginTransform(
  options: SeamlineOptions,
  compiler: Compiler,
  packages: InstalledPackages,
): Plugin {
  let config: ResolvedConfig
  let listed: Promise<void> | undefined
  return {
    ...pluginSplit(compiler, packages),
    configResolved(resolved) {
      config = resolved
      compiler.configure(resolved)
    },
    async buildStart() {
      // Which of two equal ids is the first must not depend on which module is loaded first.
      if (!compiler.hasOwnIds) return
      const host = sourceHost((source, importer) => this.resolve(source, importer))
      listed ??= scanSources({ config, options, packages, host }, compiler)
      await listed
    },
  }
}
