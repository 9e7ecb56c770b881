/** Browser profiles of an app's visitors. */

import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'

/** Profiles for the tests of a suite, one after the other. */
export interface Profiles {
  /** The profile of a new visitor, without cookies and storage. */
  readonly take: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** Closes all pages; only the cache of the browser remains of the visitor. */
  readonly giveBack: () => Promise<void>
}

/**
 * Creates profiles. Those without options are reused for the browser's cache of an app: in
 * development loading it takes most of a visit.
 *
 * @param set - is called once with each new profile
 */
export function profilesOf(browser: Browser, set: (profile: BrowserContext) => void): Profiles {
  const free: BrowserContext[] = []
  const taken: BrowserContext[] = []
  const special: BrowserContext[] = []
  const create = async (options?: BrowserContextOptions): Promise<BrowserContext> => {
    const profile = await browser.newContext(options)
    // Long enough for the first page of a dev server that prebundles packages on a busy machine.
    profile.setDefaultTimeout(55_000)
    set(profile)
    return profile
  }
  return {
    take: async (options) => {
      const profile = (options === undefined ? free.pop() : undefined) ?? (await create(options))
      const used = options === undefined ? taken : special
      used.push(profile)
      return profile
    },
    giveBack: async () => {
      await Promise.all([
        ...special.splice(0).map((profile) => profile.close()),
        ...taken.map(forget),
      ])
      free.push(...taken.splice(0))
    },
  }
}

async function forget(profile: BrowserContext): Promise<void> {
  const origins = (await profile.storageState()).origins.map(({ origin }) => origin)
  const page = await profile.newPage()
  const session = await profile.newCDPSession(page)
  for (const origin of origins) {
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  }
  await Promise.all(profile.pages().map((each) => each.close()))
  await profile.clearCookies()
}
