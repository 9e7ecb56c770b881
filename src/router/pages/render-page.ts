import { RouterProvider } from '@tanstack/solid-router'
import type { AnyRouter } from '@tanstack/router-core'
import {
  createSsrStreamResponse,
  getSsrStatus,
  makeSsrSerovalPlugin,
  transformReadableStreamWithRouter,
  waitForRequest,
} from '@tanstack/router-core/ssr/server'
import { isbot } from 'isbot'
import { createComponent, type JSX } from 'solid-js'
import { renderToStream, ssr } from 'solid-js/web'
import type { RedirectLike } from '../../http/router-values.ts'
import { whileRendering } from '../../server/request/request-context.ts'
import type { RenderPage } from '../../server/request/routed-app.ts'
import { maskOf, resourceError } from './page-errors.ts'
import { solidPlugins } from './page-values.ts'

/**
 * Renders a page as a stream; a crawler gets it in one piece.
 *
 * The router's component for servers puts the document around the app, which loses the head of routes, and its
 * counterpart in the browser replaces the rendered page. The router's function for streams lets Solid write the
 * stacks of errors into the page.
 */
export const renderPage: RenderPage = async ({ request, router, responseHeaders }) => {
  request.signal.throwIfAborted()
  const mask = maskOf(router)
  // A crawler waits for all of it, unless the request ends before.
  const waiting = isbot(request.headers.get('user-agent')) ? new AbortController() : undefined
  // Without `onError`, Solid rejects a promise of its own, which ends the process, and never ends the page.
  const broken = new AbortController()
  const onError = (cause: unknown): void => {
    if (broken.signal.aborted) return
    const error = resourceError(cause)
    // Where the page is waited for, its handler answers with the error.
    broken.abort(waiting === undefined ? mask(error) : error)
    waiting?.abort(error)
  }
  const { readable, writable, begun } = pipeOf(broken.signal)
  const left = new AbortController()
  const redirectPage = (redirect: RedirectLike) => left.abort(redirect)
  const rendered = whileRendering({ mask, redirectPage }, () =>
    renderToStream(() => documentOf(router), optionsFor(router, onError)),
  )
  const body = transformReadableStreamWithRouter(router, readable, {
    rendererSafePoint: 'record-end',
    signal: request.signal,
    onAbort: (reason) => waiting?.abort(reason),
  })
  const send = async () => {
    // The stream may be awaited, which its types do not tell.
    if (waiting !== undefined) await waitForRequest(rendered as unknown, waiting.signal)
    Promise.resolve(rendered.pipeTo(writable)).catch((error: unknown) => {
      // The body has ended with this error already.
      writable.abort(error).catch(() => undefined)
    })
    await begun
  }
  // Until the page begins, it may still be a redirect.
  await waitForRequest(send(), left.signal).catch((reason: unknown) => {
    body.cancel(reason).catch(() => undefined)
    throw reason
  })
  return createSsrStreamResponse(
    router,
    new Response(body, { status: getSsrStatus(router), headers: responseHeaders }),
  )
}

/** The way of a page's bytes, which fails when `broken` aborts. `begun` resolves with the first of them, or a failure. */
function pipeOf(broken: AbortSignal) {
  let begin: (() => void) | undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const transformer: Transformer<Uint8Array, Uint8Array> = {
    start(controller) {
      broken.addEventListener('abort', () => {
        controller.error(broken.reason)
        begin?.()
      })
    },
    transform(chunk, controller) {
      begin?.()
      controller.enqueue(chunk)
    },
    flush: () => begin?.(),
  }
  // Room for one chunk, so that the first arrives before anything reads.
  const { readable, writable } = new TransformStream(transformer, undefined, { highWaterMark: 1 })
  return { readable, writable, begun }
}

function documentOf(router: AnyRouter): JSX.Element {
  // `ssr` returns an element; its types are those of the browser's build.
  const docType = ssr('<!DOCTYPE html>') as unknown as JSX.Element
  return [docType, createComponent(RouterProvider, { router })]
}

function optionsFor(
  router: AnyRouter,
  onError: (cause: unknown) => void,
): Parameters<typeof renderToStream>[1] {
  const adapters = router.options.serializationAdapters ?? []
  const options = {
    nonce: router.options.ssr?.nonce,
    onError,
    plugins: [
      ...adapters.map((adapter) => makeSsrSerovalPlugin(adapter)),
      ...solidPlugins(maskOf(router)),
    ],
  }
  // Solid reads `onError` and `plugins`, and its types do not tell.
  return options as Parameters<typeof renderToStream>[1]
}
