/** Browser profiles of those who visit an app. */

import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'

/** Profiles for the tests of a suite, one after the other. */
export interface Profiles {
  /** A profile of somebody new, with no cookie and nothing stored. */
  readonly take: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** Closes all pages; of who was there nothing stays but the files that the browser keeps. */
  readonly giveBack: () => Promise<void>
}

/**
 * Makes profiles. Those without options are used again, for what the browser keeps of an app: in
 * development that is most of the time that a visit takes.
 *
 * @param set - is called once with each new profile
 */
export function profilesOf(browser: Browser, set: (profile: BrowserContext) => void): Profiles {
  const free: BrowserContext[] = []
  const taken: BrowserContext[] = []
  const special: BrowserContext[] = []
  const create = async (options?: BrowserContextOptions): Promise<BrowserContext> => {
    const profile = await browser.newContext(options)
    // The first page of a dev server that has to prepare its packages, on a machine with other work.
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
