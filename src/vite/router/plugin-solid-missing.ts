import { relative } from 'node:path'
import { parse } from '@babel/parser'
import { normalizePath, type Plugin } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { findSpecialFile } from '../shared/source-files.ts'

/** The import that Vite's own compiler writes for JSX. Solid's package has types there, and no such functions. */
const JSX_RUNTIME = /\bfrom\s*["']((?:react|solid-js)\/jsx(?:-dev)?-runtime)["']/

/**
 * Reports JSX that no plugin compiles for Solid, before Vite or the bundler fails on it in words about parsing
 * or about React. Only code that cannot work is an error, for a plugin that compiles JSX may have any name.
 */
export function pluginSolidMissing(options: SeamlineOptions): Plugin {
  let isCompiled = false
  return {
    name: 'seamline:solid-missing',
    // After all compilers, and before Vite resolves the imports that they have written.
    enforce: 'post',
    configResolved({ plugins }) {
      isCompiled = plugins.some(({ name }) => name === 'solid')
    },
    transform: {
      filter: { id: { include: /\.[jt]sx(?:\?|$)/, exclude: /\/node_modules\// } },
      async handler(code, id) {
        if (isCompiled) return
        const [, runtime] = JSX_RUNTIME.exec(code) ?? []
        const isBroken =
          runtime === undefined
            ? hasJsx(code)
            : runtime.startsWith('solid-js') || (await this.resolve(runtime, id)) === null
        if (!isBroken) return
        const { config } = this.environment
        const file = normalizePath(relative(config.root, withoutQuery(id)))
        const isRouted = findSpecialFile('router', config, options) !== undefined
        const solid = isRouted ? 'solid({ ssr: true })' : 'solid()'
        this.error(
          `[seamline] \`${file}\` contains JSX, but no plugin compiles it for Solid. Add \`vite-plugin-solid\` to Vite's configuration: \`plugins: [seamline(), ${solid}]\`. (SOLID_MISSING)`,
        )
      },
    },
  }
}

function hasJsx(code: string): boolean {
  try {
    parse(code, { sourceType: 'module' })
    return false
  } catch (error) {
    const { missingPlugin }: { missingPlugin?: unknown } = Object(error)
    return Array.isArray(missingPlugin) && missingPlugin.includes('jsx')
  }
}
