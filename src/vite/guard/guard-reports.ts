import { createHash } from 'node:crypto'
import type { ViteDevServer } from 'vite'

/** A page sends this event when it uses a forbidden module. */
const USED = 'seamline:forbidden-use'

/**
 * Shows in the terminal and in Vite's overlay that a page has used a forbidden module, in development. The
 * stub throws in the browser, where an app may catch the error.
 */
export class GuardReports {
  readonly #messages = new Map<unknown, string>()
  readonly #logged = new Set<string>()

  /** An expression that reports a use from a page: by an id, so that no text of a message comes from a page. */
  expressionFor(message: string): string {
    const id = createHash('sha256').update(message).digest('base64url')
    this.#messages.set(id, message)
    return `import.meta.hot?.send('${USED}', '${id}')`
  }

  listen({ environments, watcher }: ViteDevServer): void {
    for (const { config, hot, logger } of Object.values(environments)) {
      if (config.consumer !== 'client') continue
      hot.on(USED, (id: unknown, page) => {
        const message = this.#messages.get(id)
        if (message === undefined) return
        page.send({ type: 'error', err: { message, stack: '' } })
        if (this.#logged.has(message)) return
        this.#logged.add(message)
        logger.error(message, { timestamp: true })
      })
    }
    // After an edit, a use that is left is worth another line.
    watcher.on('all', () => this.#logged.clear())
  }
}
