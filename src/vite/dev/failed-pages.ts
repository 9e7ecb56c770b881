import {
  buildErrorMessage,
  type ErrorPayload,
  type NormalizedHotChannelClient,
  type ResolvedConfig,
  type Rolldown,
  type ViteDevServer,
} from 'vite'
import { isPageLoad } from '../../http/navigation.ts'
import { escapeHtml } from '../../http/guards/escape-html.ts'

/** The error for Vite's overlay. */
type ShownError = Pick<ErrorPayload['err'], 'message' | 'stack'> &
  Readonly<Record<'id' | 'loc' | 'frame' | 'plugin', unknown>>

/** The event of a failed page that waits for the next edit, and the dev server's reply to it. */
const WAITING = 'seamline:waiting'
const EDITED = 'seamline:edited'

/** The runtime's response for a page's error in development: the message, and the error's id in the log. */
const REPORTED = /^([^]*) \([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\)$/

/**
 * Pages that failed in development: the response is a document with Vite's overlay, which loads the page again
 * after the next edit. Vite's own error page, which `next(error)` shows, does not.
 */
export class FailedPages {
  readonly #config: ResolvedConfig
  readonly #waiting = new Set<NormalizedHotChannelClient>()
  #edits = 0

  constructor({ config, environments }: ViteDevServer) {
    this.#config = config
    environments.client.hot.on(WAITING, (edits: unknown, client) => {
      this.#waiting.add(client)
      // An edit while the page was loading may have fixed it.
      if (edits !== this.#edits) this.#reload()
    })
  }

  /** The response to a request; for a page that failed, the document in its place. */
  async show(request: Request, respond: () => Promise<Response>): Promise<Response> {
    const isPage = isPageLoad(request)
    try {
      const response = await respond()
      return isPage ? await this.#shown(response) : response
    } catch (error) {
      // The server's entry could not be loaded. Other requests get Vite's own response.
      if (!isPage || !(error instanceof Error)) throw error
      const text = buildErrorMessage(error, [`${error.name}: ${error.message}`])
      this.#config.logger.error(text, { error, timestamp: true })
      return this.#document(shownError(error))
    }
  }

  async #shown(response: Response): Promise<Response> {
    const type = response.headers.get('content-type') ?? ''
    if (response.status !== 500 || !type.startsWith('text/plain')) return response
    const text = await response.text()
    const [, message] = REPORTED.exec(text) ?? []
    // Other texts are the app's own.
    if (message === undefined) return new Response(text, response)
    return this.#document(shownError({ message }), response.headers)
  }

  #document(error: ShownError, others?: Headers): Response {
    const headers = new Headers(others)
    headers.set('content-type', 'text/html; charset=utf-8')
    headers.delete('content-length')
    const client = JSON.stringify(`${this.#config.base}@vite/client`)
    const shown = JSON.stringify(error).replaceAll('<', String.raw`\u003c`)
    const text = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Error</title>
    <script type="module">
      import { createHotContext, ErrorOverlay } from ${client}
      const hot = createHotContext('/@seamline/failed-page')
      hot.on('${EDITED}', () => location.reload())
      hot.send('${WAITING}', ${this.#edits})
      document.body.append(new ErrorOverlay(${shown}))
    </script>
  </head>
  <body><pre>${escapeHtml(error.message)}</pre></body>
</html>
`
    return new Response(text, { status: 500, headers })
  }

  /** Reloads only the failed pages. */
  retry(): void {
    this.#edits++
    this.#reload()
  }

  #reload(): void {
    for (const client of this.#waiting) client.send({ type: 'custom', event: EDITED })
    this.#waiting.clear()
  }
}

/** An error with the place that a plugin found, and only the function lines of its stack. */
function shownError(error: Rolldown.RolldownError): ShownError {
  const { message, stack = '', id, loc, frame, plugin } = error
  const functions = stack.split('\n').filter((line) => /^\s*at /.test(line))
  return { message, stack: functions.join('\n'), id, loc, frame, plugin }
}
