import { parse } from '@babel/parser'
import type { Plugin } from 'vite'
import { shownPath } from '../shared/import-chain.ts'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { hasRouter } from './generator.ts'

/** Solid's package: inlined on the server, or no plugin would be asked about its entries. */
export const SOLID_PACKAGE = 'solid-js'

/** The modules of an app that may hold components. */
const COMPONENTS = { include: /\.[jt]sx(?:\?|$)/, exclude: /\/node_modules\// }

const CHECK = 'seamline:solid-check'

/** Refuses Solid's plugin before this one: pages would fail, or the build with an error of another package. */
export function pluginSolidOrder(options: SeamlineOptions): Plugin {
  return {
    name: CHECK,
    // As Solid's own, so that their order is the one in which they are listed.
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

/** Refuses components that are compiled for the browser alone, in an app that renders its pages on the server. */
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
 * Allows a component beside a server function when pages are not rendered on the server: its module is then
 * compiled for the DOM, and the server loads it for the function. Solid's server build throws at what such a
 * module does while it loads; here that does nothing, and rendering the component still throws. Tests of functions
 * load such modules in an app with pages as well: the router's own are among them.
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
