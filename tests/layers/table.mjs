/**
 * The folders of the package, and the folders that each may import from. `npm run layers` writes
 * the lint rules and the list in CONTRIBUTING.md from this table; `tests/unit/layers.test.ts`
 * compares both with the imports in the code.
 */

const VALUES = ['src/utils', 'src/errors', 'src/http', 'src/streams', 'src/serialization']
const BUILDER = [...VALUES, 'src/model', 'src/chain']
const CALLS = [...BUILDER, 'src/builder', 'src/app']

/**
 * A folder imports only from folders above it. `rooms` are its subfolders, in order. Code that
 * `runsInBrowser` imports no Node modules. `packages` must not be imported, except by the files in
 * `except`. A room that is `narrowed` imports only these files of a folder.
 */
export const LAYERS = [
  layer('src/utils', 'small helpers without a subject of their own', [], { runsInBrowser: true }),
  layer('src/errors', 'the error classes; the catalog of codes and texts', ['src/utils'], {
    runsInBrowser: true,
  }),
  layer('src/http', 'origins, headers, navigations, redirects', ['src/utils', 'src/errors'], {
    runsInBrowser: true,
  }),
  layer('src/streams', 'sources of items, byte readers, disposal', ['src/utils', 'src/errors'], {
    runsInBrowser: true,
  }),
  layer('src/serialization', 'codecs, adapters, encoders, payload limits', VALUES, {
    runsInBrowser: true,
  }),
  layer('src/model', 'records and types of functions and middleware; validation', VALUES, {
    runsInBrowser: true,
  }),
  layer('src/wire', 'envelopes, frames, requests, responses', [...VALUES, 'src/model'], {
    runsInBrowser: true,
  }),
  layer('src/chain', 'the runner of middleware, on either side', [...VALUES, 'src/model'], {
    runsInBrowser: true,
  }),
  layer('src/builder', '`createServerFn`, `createMiddleware`, their checks', BUILDER, {
    runsInBrowser: true,
  }),
  layer('src/app', '`createStart` and the record of an app', [...BUILDER, 'src/builder'], {
    runsInBrowser: true,
  }),
  layer('src/client', 'the stub, its transport, hydration', [...CALLS, 'src/wire'], {
    runsInBrowser: true,
  }),
  layer('src/server', 'the endpoint, and the request around it', [...CALLS, 'src/wire'], {
    rooms: ['request', 'response', 'endpoint'],
    packages: ['@tanstack/solid-router'],
  }),
  layer('src/router', "routes and pages, on the app's own router", [...CALLS, 'src/server'], {
    rooms: ['routes', 'pages'],
  }),
  layer('src/internal', 'the entries of compiled code, and the modules that the plugin replaces', [
    ...CALLS,
    'src/client',
    'src/server',
  ]),
  layer(
    'src/testing',
    '`seamline/testing`',
    [...CALLS, 'src/wire', 'src/client', 'src/server', 'src/internal'],
    { runsInBrowser: true },
  ),
  layer('babel-plugin', 'the transform: it edits the text of a module', ['src/utils'], {
    rooms: ['model', 'edits', 'analysis', 'transforms', 'pruning'],
    packages: ['vite', 'node:fs', 'node:fs/*'],
    except: ['babel-plugin/file-host.ts'],
  }),
  layer('src/vite', 'the Vite plugin', ['src/errors', 'src/http', 'src/app', 'babel-plugin'], {
    rooms: ['shared', 'emitted', 'split', 'router', 'guard', 'entry', 'dev', 'build', 'testing'],
    // A check of the transform's output shares no code with the transform.
    narrowed: {
      room: 'emitted',
      folder: 'babel-plugin',
      files: ['babel-plugin/model/definitions.ts', 'babel-plugin/model/function-id.ts'],
    },
  }),
]

function layer(folder, holds, imports, options = {}) {
  return {
    folder,
    holds,
    imports: imports.filter((each) => each !== folder),
    rooms: [],
    packages: [],
    except: [],
    narrowed: undefined,
    runsInBrowser: false,
    ...options,
  }
}
