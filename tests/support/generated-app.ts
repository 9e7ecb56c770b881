/**
 * An app whose server functions come through other plugins in every way of `generated-kinds.ts`.
 */

import { KINDS, type Kind } from './generated-kinds.ts'
import { PLUGINS } from './generated-plugins.ts'
import { APP_FOLDER, createWorkspace, type Workspace } from './workspace.ts'
import { join } from 'node:path'

/** The part of the page that imports and calls the functions of the kinds. */
function mainOf(kinds: readonly Kind[]): string {
  const imports = kinds.flatMap(({ calls }) => Object.entries(calls))
  const names = imports.flatMap(([list]) => list.split(', ').map((each) => each.split(' ').at(-1)))
  return [
    ...imports.map(([list, from]) => `import { ${list} } from ${JSON.stringify(from)}`),
    `import { loadLater } from './later'`,
    `import { startWorker } from './starts'`,
    `import { eager, pages } from './globbed'`,
    `import { here } from './sided'`,
    `import { labelOf } from './circle/base'`,
    `Object.assign(globalThis, { fns: { loadLater, startWorker, eager, pages, here, labelOf, ${names.join(', ')} } })`,
  ].join('\n')
}

const SHELL = {
  'package.json': JSON.stringify({
    name: 'web',
    private: true,
    type: 'module',
    dependencies: { '@fixture/kit': '*' },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      experimentalDecorators: true,
      target: 'ESNext',
      moduleResolution: 'Bundler',
    },
  }),
  'index.html': `<!doctype html><script type="module" src="/src/main.ts"></script>`,
  'plugins.js': PLUGINS,
}

function configOf(texts: Readonly<Record<string, string>>): string {
  return `
    import { seamline } from 'seamline/vite'
    import { autoImport, clients, copies, dialect, documents, lists, macro, virtual } from './plugins.js'
    const texts = ${JSON.stringify(texts)}
    const fn = "import { createServerFn } from 'seamline'"
    export default {
      resolve: { alias: { '#fns': 'seamline' } },
      optimizeDeps: { noDiscovery: true },
      build: { sourcemap: true },
      worker: { format: 'es', plugins: () => [virtual(texts)] },
      plugins: [
        autoImport('early', 'pre', { file: /auto-early/, imports: fn }),
        macro('pre'),
        seamline(),
        virtual(texts),
        documents(),
        autoImport('late', 'post', { file: /auto-late/, imports: fn }),
        autoImport('base', undefined, { file: /auto-base/, imports: "import { autoAuthed } from './bases/auto'" }),
        macro(undefined),
        macro('post'),
        dialect(),
        lists(),
        clients(),
        copies(),
      ],
    }`
}

/** Creates the app, in a workspace with its linked package. */
export function createGeneratedApp(): Workspace {
  const kinds = Object.values(KINDS)
  const texts = Object.assign({}, ...kinds.map(({ virtual }) => virtual ?? {}))
  const files = {
    ...SHELL,
    'vite.config.js': configOf(texts),
    'src/main.ts': mainOf(kinds),
    ...Object.assign({}, ...kinds.map((kind) => kind.files ?? {})),
  }
  const placed = Object.entries(files).map(
    ([file, text]) => [join(APP_FOLDER, file), String(text)] as const,
  )
  return createWorkspace(Object.fromEntries(placed), { '@fixture/kit': 'packages/kit' })
}
