import {
  buildErrorMessage,
  type ErrorPayload,
  type NormalizedHotChannelClient,
  type ResolvedConfig,
  type Rolldown,
  type ViteDevServer,
} from 'vite'
import { isPageLoad } from '../../http/navigation.ts'

/** What Vite's overlay shows. */
type ShownError = ErrorPayload['err']

/** With this event a page in whose place a document stands asks to be told of the next edit. */
const WAITING = 'seamline:waiting'

/** With this one it is told. */
const EDITED = 'seamline:edited'

/** How the runtime tells of an error of a page in development: its message, and the id in the log. */
const TOLD = /^([^]*) \([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\)$/

/**
 * Pages that could not be shown, in development: they get a document with Vite's overlay instead of a text,
 * for a text stays where it is when the mistake is mended.
 */
export class FailedPages {
  readonly #config: ResolvedConfig
  readonly #waiting = new Set<NormalizedHotChannelClient>()
  #edits = 0

  constructor({ config, environments }: ViteDevServer) {
    this.#config = config
    environments.client.hot.on(WAITING, (edits: unknown, client) => {
      this.#waiting.add(client)
      // What was edited while the page was on its way may have mended it.
      if (edits !== this.#edits) this.#tell()
    })
  }

  /** The answer to a request; for a page that failed, the document in its place. */
  async show(request: Request, answer: () => Promise<Response>): Promise<Response> {
    const isPage = isPageLoad(request)
    try {
      const response = await answer()
      return isPage ? await this.#shown(response) : response
    } catch (error) {
      // Not even the server's entry could be loaded, which Vite tells others in its own way.
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
    const [, message] = TOLD.exec(text) ?? []
    // Other texts are the app's own.
    if (message === undefined) return new Response(text, response)
    return this.#document({ message, stack: '' }, response.headers)
  }

  #document(error: ShownError, others?: Headers): Response {
    const headers = new Headers(others)
    headers.set('content-type', 'text/html; charset=utf-8')
    headers.delete('content-length')
    return new Response(this.#text(error), { status: 500, headers })
  }

  #text(error: ShownError): string {
    const client = JSON.stringify(`${this.#config.base}@vite/client`)
    const shown = JSON.stringify(error).replaceAll('<', String.raw`\u003c`)
    const text = error.message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    return `<!DOCTYPE html>
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
  <body><pre>${text}</pre></body>
</html>
`
  }

  /** Has the pages asked for again; none that shows itself hears of it. */
  retry(): void {
    this.#edits++
    this.#tell()
  }

  #tell(): void {
    for (const client of this.#waiting) client.send({ type: 'custom', event: EDITED })
    this.#waiting.clear()
  }
}

/** An error with what a plugin has said about its place, and of its stack the functions only. */
function shownError({
  message,
  stack = '',
  id,
  loc,
  frame,
  plugin,
}: Rolldown.RolldownError): ShownError {
  const functions = stack.split('\n').filter((line) => /^\s*at /.test(line))
  return {
    message,
    stack: functions.join('\n'),
    ...(id !== undefined && { id }),
    ...(loc !== undefined && { loc }),
    ...(frame !== undefined && { frame }),
    ...(plugin !== undefined && { plugin }),
  }
}
