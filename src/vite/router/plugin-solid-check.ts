import { relative } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { hasRouter } from './plugin-router.ts'

const NAME = 'seamline:solid-check'

/**
 * Refuses two ways to set up Solid's plugin with which the pages of an app fail, or its build in words that
 * are not about this package.
 */
export function pluginSolidCheck(options: SeamlineOptions): Plugin[] {
  const isRouted = (config: Parameters<typeof hasRouter>[0]): boolean => hasRouter(config, options)
  return [
    {
      name: NAME,
      // As Solid's own, so that their order is the one in which they are listed.
      enforce: 'pre',
      apply: isRouted,
      configResolved({ plugins }) {
        const [own, solid] = [NAME, 'solid'].map((name) =>
          plugins.findIndex((plugin) => plugin.name === name),
        )
        if (solid !== -1 && Number(solid) < Number(own)) throw new Error(WRONG_ORDER)
      },
    },
    {
      name: `${NAME}-ssr`,
      enforce: 'post',
      // Tests of functions load such modules, and show none of them.
      apply: (config) => isRouted(config) && !isUnderVitest(config),
      transform: {
        order: 'post',
        filter: {
          id: { include: /\.[jt]sx(?:\?|$)/, exclude: /\/node_modules\// },
          // What Solid's compiler writes for elements, and never for a server that renders them.
          code: /import \{ template as _\$template \} from ["']solid-js\/web["']/,
        },
        handler(_code, id) {
          const { config } = this.environment
          if (config.consumer !== 'server') return
          const file = normalizePath(relative(config.root, withoutQuery(id)))
          this.error(
            `[seamline] \`${file}\` is compiled for the browser only, but this app renders pages on the server. Write \`solid({ ssr: true })\` in Vite's configuration. (SOLID_WITHOUT_SSR)`,
          )
        },
      },
    },
  ]
}

const WRONG_ORDER =
  "[seamline] `solid()` is listed before `seamline()`, which must see the original source of modules. List it last in Vite's configuration: `plugins: [seamline(), solid({ ssr: true })]`. (PLUGIN_ORDER)"
