/** The page of `hmr-app.ts`: its typed input, and the messages from the dev server. */

import type { ElementHandle, Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import type { DevServer } from './dev-server.ts'
import type { HmrApp } from './hmr-app.ts'

/** An open page, with text in its fields. */
export interface HmrPage {
  readonly page: Page
  /** Presses a button and returns the response to its call. */
  readonly answerTo: (name: string) => Promise<unknown>
  /** Presses a button and returns the id of the called function. */
  readonly idBehind: (name: string) => Promise<string | undefined>
  /** The messages from the dev server so far: the modules to replace, or `full-reload`. */
  readonly updates: () => readonly string[]
  /** Waits until all edits so far have reached the page, if they concern it. */
  readonly settle: () => Promise<void>
  /** Asserts that the document is the one that was loaded first. */
  readonly expectNoReload: () => Promise<void>
  /** Asserts that the component is the first one, with its typed input. */
  readonly expectSameState: () => Promise<void>
}

/** Opens the page and types into its fields. */
export async function openHmrPage(page: Page, server: DevServer, app: HmrApp): Promise<HmrPage> {
  const updates = recordUpdates(page)
  await page.goto(server.url)
  const draft = page.getByLabel('Draft')
  await draft.fill('half a sentence')
  await page.getByLabel('Title').fill('a title')
  await page.evaluate(() => Object.assign(window, { isFirstPage: true }))
  const element: ElementHandle<Node> | null = await draft.elementHandle()
  if (element === null) throw new Error('The page has no draft.')
  const press = async (name: string): Promise<Response> => {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/_serverFn/')),
      page.getByRole('button', { name, exact: true }).click(),
    ])
    return answer
  }
  return {
    page,
    updates: () => [...new Set(updates)].filter((path) => path !== '/src/pulse.ts'),
    answerTo: async (name) => (await press(name)).json(),
    idBehind: async (name) => (await press(name)).url().split('/').at(-1),
    settle: async () => {
      const beat = app.beat()
      await page.locator(`[data-pulse="${beat}"]`).waitFor()
    },
    expectNoReload: async () => expect(await page.evaluate('window.isFirstPage')).toBe(true),
    expectSameState: async () => {
      expect(await element.evaluate((node) => node.isConnected)).toBe(true)
      expect(await draft.inputValue()).toBe('half a sentence')
      expect(await page.getByLabel('Title').inputValue()).toBe('a title')
    },
  }
}

/** Records the messages of the dev server. */
function recordUpdates(page: Page): readonly string[] {
  const updates: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const message: { type: string; updates?: { path: string }[] } = JSON.parse(String(payload))
      if (message.type === 'update')
        updates.push(...(message.updates ?? []).map(({ path }) => path))
      else if (message.type !== 'connected' && message.type !== 'ping') updates.push(message.type)
    })
  })
  return updates
}
