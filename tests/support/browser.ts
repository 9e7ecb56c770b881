import { chromium, type Browser } from 'playwright-core'
import { inject } from 'vitest'

/** Connects to the Chromium that all files share. Closing it closes the pages of this connection. */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject('chromium'))
}
