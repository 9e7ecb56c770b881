/** The three ways to build the same sources, by the files in which they differ. */

const BOTH_BUILDS = `{
  environments: {
    client: { build: { outDir: 'dist/client', rollupOptions: { input: 'src/client.tsx' } } },
    ssr: { build: { outDir: 'dist/server', rollupOptions: { input: 'src/server.ts' } } },
  },
  builder: {
    async buildApp(builder) {
      await builder.build(builder.environments.client)
      await builder.build(builder.environments.ssr)
    },
  },
}`

export const VARIANTS = {
  /** Nothing splits: the package is replaced by one module whose exports do nothing. */
  plain: {
    packageName: 'seamline',
    files: {
      'vite.config.mjs': `import { fileURLToPath } from 'node:url'
import solid from 'vite-plugin-solid'

const stub = fileURLToPath(new URL('src/stub.ts', import.meta.url))

export default {
  ...${BOTH_BUILDS},
  plugins: [solid({ ssr: true })],
  resolve: { alias: [{ find: /^seamline(?:\\/.*)?$/, replacement: stub }] },
}
`,
      'src/stub.ts': `const chain: any = new Proxy(() => chain, { get: () => chain })

export const createServerFn = chain
export const createMiddleware = chain
export const getRequestHeader = chain
export default chain
`,
    },
  },
  // It finds src/server.ts itself and orders the builds; only the client's entry is not its business.
  seamline: {
    packageName: 'seamline',
    files: {
      'vite.config.mjs': `import { seamline } from 'seamline/vite'
import solid from 'vite-plugin-solid'

export default {
  plugins: [seamline(), solid({ ssr: true })],
  environments: { client: { build: { rollupOptions: { input: 'src/client.tsx' } } } },
}
`,
    },
  },
  tanstack: {
    packageName: '@tanstack/solid-start',
    files: {
      'vite.config.mjs': `import { tanstackStart } from '@tanstack/solid-start/plugin/vite'
import solid from 'vite-plugin-solid'

export default { plugins: [tanstackStart(), solid({ ssr: true })] }
`,
    },
  },
}
