/** Starts one headless Chromium for all files. */

import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { findChromium } from '../prepare.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the browser's server. */
    readonly chromium: string
  }
}

/**
 * Vitest runs it before the first suite of a project, and the returned function after the last one.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  provide('chromium', server.wsEndpoint())
  return () => server.close()
}
