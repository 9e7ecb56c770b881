/**
 * The routes and pages of an app, as the server uses them. src/router implements this interface, and the
 * record of the app loads it, so that an app without routes does not need the router.
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
 * of the response: for instance `defaultStreamHandler`.
 */
export type RenderPage = HandlerCallback<AnyRouter>

export interface FoundRoute {
  /** The path that was matched: decoded once, so that middleware and the router see the same one. */
  readonly pathname: string
  readonly params: Params
  /** The middleware of the routes, parents first, then the handler's. One list for each plan. */
  readonly middleware: readonly MiddlewareDefinition[]
  /** Calls the handler or renders the page, within that middleware. */
  readonly answer: (request: RoutedRequest) => Promise<Response>
}

/** A request that has passed all middleware. */
export interface RoutedRequest {
  readonly app: ServerApp
  readonly request: Request
  readonly context: Context
  readonly start: ResolvedStart
  readonly takeRouter: () => Promise<AnyRouter>
  readonly pending: PendingResponse
  /** How the app renders pages; `undefined` when it renders none. */
  readonly render: RenderPage | undefined
  /** Runs code with another context: the page, after a handler. */
  readonly inContext: <T>(context: Context, run: () => T) => T
}

export interface RoutedApp {
  /** @throws ProtocolError for an invalid path */
  readonly find: (request: Request, url: URL) => FoundRoute
  /** Resolves the location of a redirect against the URL of the request. */
  readonly resolveRedirect: (redirect: RedirectLike, url: URL) => RedirectLike
  /** Renders the not-found page for a not-found that a middleware or a handler threw. */
  readonly answerNotFound: (
    request: RoutedRequest,
    render: RenderPage,
    thrown: NotFoundLike,
  ) => Promise<Response>
  readonly createRouter: (request: Request) => Promise<AnyRouter>
  /** Renders pages by default. */
  readonly renderPage: RenderPage
}
