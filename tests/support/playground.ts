/** The playground as served by `npm start` and as built for production, and its visitors. */

import { join } from 'node:path'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
  Request,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { connectBrowser } from './browser.ts'
import { freePort, startBuilt, startChildServer, type ChildServer } from './child-server.ts'
import { PLAYGROUND_BUILD } from './global/prepared-playground.ts'
import { ROOT } from './prepare.mjs'
import { profilesOf, type Profiles } from './profiles.ts'
import { IS_FULL } from './selection.ts'

/** A playground with a database of its own, which may be stopped and started again. */
export interface Playground {
  readonly url: string
  readonly databaseFile: string
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Kills it, in the middle of its work. */
  readonly crash: () => Promise<void>
  /** The output of the server since its start. */
  readonly log: () => string
  /** Waits until it has printed a text. */
  readonly printed: (text: string) => Promise<void>
  readonly remove: () => void
}

/** The modes of serving the playground. */
export type PlaygroundMode = 'development' | 'production'

/** For `describe.each`: each test runs in both modes. */
export const MODES: readonly PlaygroundMode[] = ['development', 'production']

/** The mode of features that are the same in both. */
export const BUILT: readonly PlaygroundMode[] = ['production']

/** The modes of features that are the same in both; the full set runs them in development too. */
export const FAST_MODES: readonly PlaygroundMode[] = IS_FULL ? MODES : BUILT

/** Prepares a playground; it is not started yet. */
export async function createPlayground(mode: PlaygroundMode): Promise<Playground> {
  const temporary = join(ROOT, 'tests/.tmp')
  mkdirSync(temporary, { recursive: true })
  const folder = mkdtempSync(join(temporary, 'playground-'))
  const databaseFile = join(folder, 'notes.db')
  const port = await freePort()
  const env = { DATABASE_FILE: databaseFile }
  let server: ChildServer | undefined
  const start = async (): Promise<void> => {
    server =
      mode === 'production'
        ? await startBuilt(PLAYGROUND_BUILD, port, env)
        : await startChildServer({ args: ['playground/start.mjs'], cwd: ROOT, port, env })
  }
  return {
    url: `http://localhost:${port}`,
    databaseFile,
    start,
    stop: async () => server?.stop(),
    crash: async () => server?.crash(),
    log: () => server?.log() ?? '',
    printed: async (text) => server?.printed(text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A visitor with a separate browser profile. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Every request of the page so far. */
  readonly requests: readonly Request[]
  /** Those among them that call a server function. */
  readonly calls: () => readonly Request[]
  /** Loads a page and waits until its script, if it has one, is running. */
  readonly open: (path: string) => Promise<void>
  readonly signIn: (name: string) => Promise<void>
  readonly addNote: (text: string) => Promise<void>
  /** The visible notes, or those among them that contain a text. */
  readonly notes: (text?: string) => Locator
  readonly openPanel: () => Promise<void>
}

/** The playground of a suite, which exists as long as the suite runs. */
export interface PlaygroundSuite {
  readonly playground: () => Playground
  /** Opens the playground as a new visitor, who is removed after the test. */
  readonly visit: (name?: string, options?: BrowserContextOptions) => Promise<Visitor>
}

/**
 * Starts a playground and a browser around the tests of a suite. An uncaught error in a page fails
 * its test.
 */
export function usePlayground(mode: PlaygroundMode): PlaygroundSuite {
  let playground: Playground
  let browser: Browser
  let profiles: Profiles
  let pageErrors: Error[] = []
  beforeAll(async () => {
    browser = await connectBrowser()
    profiles = profilesOf(browser, (profile) =>
      profile.on('weberror', (event) => pageErrors.push(event.error())),
    )
    playground = await createPlayground(mode)
    await playground.start()
  })
  afterEach(async () => {
    await profiles.giveBack()
    const uncaught = pageErrors
    pageErrors = []
    expect(uncaught).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await playground.stop()
    playground.remove()
  })
  return {
    playground: () => playground,
    visit: async (name, options) => {
      const context = await profiles.take(options)
      const visitor = visitorOf(context, await context.newPage(), playground.url)
      await visitor.open('/')
      if (name !== undefined) await visitor.signIn(name)
      return visitor
    },
  }
}

function visitorOf(context: BrowserContext, page: Page, url: string): Visitor {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  const notes: Visitor['notes'] = (text = '') =>
    page
      .locator('.notes')
      .getByRole('listitem')
      .and(page.locator('.note'))
      .filter({ hasText: text })
  return {
    context,
    page,
    requests,
    notes,
    calls: () => requests.filter((request) => request.url().includes('/_serverFn/')),
    open: async (path) => {
      await page.goto(`${url}${path}`)
      await ready(page)
    },
    signIn: async (name) => {
      await page.getByLabel('Your name').fill(name)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('banner').getByText(name, { exact: true }).waitFor()
      await notes().first().waitFor()
    },
    addNote: async (text) => {
      await page.getByLabel('New note').fill(text)
      await page.getByRole('button', { name: 'Add' }).click()
      await notes(text).first().waitFor()
    },
    openPanel: async () => {
      await page.getByText('Call trace').click()
      await page.getByRole('button', { name: 'Break something' }).waitFor()
    },
  }
}

/** Waits until the script of the page, if it has one, is running. */
export async function ready(page: Page): Promise<void> {
  const runsScripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches)
  if (runsScripts) await page.locator('html[data-script]').waitFor()
}

/** The number of pixels by which a page is wider than the screen. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}
