import { parse } from '@babel/parser'
import type { Plugin } from 'vite'
import { shownPath } from '../shared/import-chain.ts'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { hasRouter } from './generator.ts'

/** Solid's package, inlined on the server so that plugins see its entries. */
export const SOLID_PACKAGE = 'solid-js'

/** The modules of an app that may hold components. */
const COMPONENTS = { include: /\.[jt]sx(?:\?|$)/, exclude: /\/node_modules\// }

const CHECK = 'seamline:solid-check'

/** Refuses Solid's plugin before this one, where pages or the build would fail. */
export function pluginSolidOrder(options: SeamlineOptions): Plugin {
  return {
    name: CHECK,
    // Like Solid's plugin, so that plugins keep the order of the list.
    enforce: 'pre',
    apply: (config) => hasRouter(config, options),
    configResolved({ plugins }) {
      const [own, solid] = [CHECK, 'solid'].map((name) =>
        plugins.findIndex((plugin) => plugin.name === name),
      )
      if (solid !== -1 && Number(solid) < Number(own)) throw new Error(WRONG_ORDER)
    },
  }
}

const WRONG_ORDER =
  "[seamline] `solid()` is listed before `seamline()`, which must see the original source of modules. List it last in Vite's configuration: `plugins: [seamline(), solid({ ssr: true })]`. (PLUGIN_ORDER)"

/** Refuses components compiled only for the browser in an app that renders pages on the server. */
export function pluginSolidSsr(options: SeamlineOptions): Plugin {
  return {
    name: `${CHECK}-ssr`,
    enforce: 'post',
    // Tests of functions load such modules without rendering them.
    apply: (config) => hasRouter(config, options) && !isUnderVitest(config),
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    transform: {
      order: 'post',
      filter: {
        id: COMPONENTS,
        // Solid's compiler writes this for elements, but not for a server that renders them.
        code: /import \{ template as _\$template \} from ["']solid-js\/web["']/,
      },
      handler(_code, id) {
        const file = shownPath(id, this.environment.config.root)
        this.error(
          `[seamline] \`${file}\` is compiled for the browser only, but this app renders pages on the server. Write \`solid({ ssr: true })\` in Vite's configuration. (SOLID_WITHOUT_SSR)`,
        )
      },
    },
  }
}

/** The import that Vite's own compiler writes for JSX; Solid's package has only types there. */
const JSX_RUNTIME = /\bfrom\s*["']((?:react|solid-js)\/jsx(?:-dev)?-runtime)["']/

/**
 * Reports JSX that no plugin compiles for Solid, before Vite or the bundler fails with a message about parsing or
 * React. A plugin that compiles JSX may have any name, so only code that cannot work is an error.
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
      filter: { id: COMPONENTS },
      async handler(code, id) {
        if (isCompiled) return
        const [, runtime] = JSX_RUNTIME.exec(code) ?? []
        const isBroken =
          runtime === undefined
            ? hasJsx(code)
            : runtime.startsWith('solid-js') || (await this.resolve(runtime, id)) === null
        if (!isBroken) return
        const { config } = this.environment
        const file = shownPath(id, config.root)
        const solid = hasRouter(config, options) ? 'solid({ ssr: true })' : 'solid()'
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

const SHIM = '\0seamline:solid-web'

/**
 * Allows a component beside a server function where pages are not rendered on the server. Its module is compiled for
 * the DOM, and the server loads it for the function: the shim accepts the calls at its top level, which Solid's
 * server build rejects. Rendering still throws. Tests load such modules in an app with pages too.
 */
export function pluginSolidWeb(options: SeamlineOptions): Plugin {
  return {
    name: 'seamline:solid-web',
    enforce: 'pre',
    apply: (config) => !hasRouter(config, options) || isUnderVitest(config),
    resolveId: {
      filter: { id: /^solid-js\/web$/ },
      handler(_source, importer) {
        const isShimmed = this.environment.config.consumer === 'server' && importer !== SHIM
        return isShimmed ? SHIM : undefined
      },
    },
    load: {
      filter: { id: /^\0seamline:solid-web$/ },
      handler: () => `
        import * as web from 'solid-js/web'
        export * from 'solid-js/web'
        export const template = (...args) => () => web.template(...args)
        export const delegateEvents = () => {}
      `,
    },
  }
}
