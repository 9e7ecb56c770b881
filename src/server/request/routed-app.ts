/**
 * What the server asks of the part of an app that needs the router: its routes and pages. src/router
 * makes it and the record of the app loads it, so that an app without a router needs none.
 */

import type { AnyRouter } from '@tanstack/router-core'
import type { HandlerCallback } from '@tanstack/router-core/ssr/server'
import type { MiddlewareDefinition } from '../../model/definition.ts'
import type { Params } from '../../chain/request-chain.ts'
import type { Context } from '../../model/context.ts'
import type { NotFoundLike, RedirectLike } from '../../http/router-values.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import type { PendingResponse } from './request-scope.ts'
import type { ServerApp } from './server-app.ts'

/**
 * Renders a page from its request, the router of this request, whose loaders have run, and the headers
 * of the answer: for instance `defaultStreamHandler`.
 */
export type RenderPage = HandlerCallback<AnyRouter>

/** A request for which the app's routes have been looked through. */
export interface FoundRoute {
  /** The path that was matched: decoded once, so that all that look at it see the same one. */
  readonly pathname: string
  readonly params: Params
  /** The middleware of the routes, parents first, then the handler's. One list for each plan. */
  readonly middleware: readonly MiddlewareDefinition[]
  /** Answers, inside of them. */
  readonly answer: (request: RoutedRequest) => Promise<Response>
}

/** A request that has come through all middleware. */
export interface RoutedRequest {
  readonly app: ServerApp
  readonly request: Request
  readonly context: Context
  readonly start: ResolvedStart
  /** Makes the router that the page is loaded with. */
  readonly takeRouter: () => Promise<AnyRouter>
  /** What was set on the answer. */
  readonly pending: PendingResponse
  /** How the app renders pages; `undefined` when it renders none. */
  readonly render: RenderPage | undefined
  /** Goes on with another context: to the page, after a handler. */
  readonly inContext: <T>(context: Context, answer: () => T) => T
}

/** See the head of this file. */
export interface RoutedApp {
  /** @throws ProtocolError for what is no host or no path */
  readonly find: (request: Request, url: URL) => FoundRoute
  /** Gives a redirect its location, as seen from the URL of the request. */
  readonly resolveRedirect: (redirect: RedirectLike, url: URL) => RedirectLike
  /** Renders the page for what is not there, because a middleware or a handler threw so. */
  readonly answerNotFound: (
    request: RoutedRequest,
    render: RenderPage,
    thrown: NotFoundLike,
  ) => Promise<Response>
  /** Makes the router of one request. */
  readonly createRouter: (request: Request) => Promise<AnyRouter>
  /** How pages are rendered unless the app says otherwise. */
  readonly renderPage: RenderPage
}
