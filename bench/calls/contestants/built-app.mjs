/** A contestant whose server and stubs come from a production build by its Vite plugin. */

import { builtFiles } from '../apps/build.mjs'

export async function loadBuiltApp(name) {
  const { server, stubs } = builtFiles(name)
  const { default: app } = await import(server)
  // The stubs expect a page around them.
  globalThis.window = globalThis
  globalThis.location = new URL('http://localhost/')
  await import(stubs)
  const { benchCalls } = globalThis
  return {
    fetch: (request) => app.fetch(request),
    call: (fn, data) => benchCalls[fn]({ data }),
  }
}
