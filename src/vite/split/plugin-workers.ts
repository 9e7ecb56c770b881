import type { Plugin } from 'vite'

/**
 * Gives the builds of web workers what the browser's build has. Vite bundles each with plugins of its own,
 * and a worker that came by without these would hold the server's side of all that it imports.
 *
 * @param make - the plugins of one worker's build
 */
export function pluginWorkers(make: () => Plugin[]): Plugin {
  return {
    name: 'seamline:workers',
    // In development workers are modules like any other, which the app's own plugins see.
    config: () => ({ worker: { plugins: make } }),
  }
}
