import { currentScope, newScope } from '../server/request/request-context.ts'
import type { RequestScope } from '../server/request/request-scope.ts'
import type { ServerApp } from '../server/request/server-app.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'

/** A request for a test, which seldom cares where it goes. */
export interface TestRequestInit extends RequestInit {
  /**
   * The path, and what follows it.
   *
   * @defaultValue `'/'`
   */
  readonly path?: string
}

/** A request, or what is to be made one. */
export type TestRequest = Request | TestRequestInit

/** What a test says about the request around what it runs. */
export interface TestEnvironment {
  readonly request?: TestRequest | undefined
  /** Laid over those of the request. */
  readonly headers?: HeadersInit | undefined
  /** Laid over the context that is there. */
  readonly context?: object | undefined
}

/** The scope in which a test runs code: that of `withRequest()`, unless it names another request. */
export async function scopeFor(
  app: ServerApp,
  { request, headers, context }: TestEnvironment,
): Promise<RequestScope> {
  const around = request === undefined ? currentScope() : undefined
  // A call within a request overlays what is asked of its headers alone, as in process.
  const scope = around ?? (await arrived(app, withHeaders(toRequest(request ?? {}), headers)))
  const own = overlaid(scope.headers, headers)
  return { ...scope, headers: own, context: mergeContext(scope.context, context) }
}

function withHeaders(request: Request, headers: HeadersInit | undefined): Request {
  if (headers === undefined) return request
  // The test may look at its own request afterwards.
  return new Request(request.clone(), { headers: overlaid(request.headers, headers) })
}

function overlaid(under: Headers, over: HeadersInit | undefined): Headers {
  const merged = new Headers(under)
  new Headers(over).forEach((value, name) => merged.set(name, value))
  return merged
}

async function arrived(app: ServerApp, request: Request): Promise<RequestScope> {
  return newScope({ app, request, context: EMPTY_CONTEXT }, await app.start())
}

/** The request that a test describes. */
export function toRequest(request: TestRequest): Request {
  if (request instanceof Request) return request
  const { path = '/', ...init } = request
  return new Request(new URL(path, ORIGIN), init)
}

const ORIGIN = 'http://localhost'
