import type { ChainTypes } from '../model/chain.types.ts'
import type { Middleware } from '../model/middleware.types.ts'
import type { MiddlewareDefinition } from '../model/definition.ts'
import { DEFINITION } from '../model/definition.ts'
import { flattenMiddleware } from '../chain/flatten-middleware.ts'
import type { RequestMiddleware } from '../model/request-middleware.types.ts'
import { usageError } from '../errors/errors.ts'
import type { Context } from '../model/context.ts'
import {
  MIDDLEWARE_FN_MISSING,
  NO_MIDDLEWARE,
  NO_SERVER_SIDE,
  WRONG_SIDE,
} from '../errors/catalog-testing.ts'
import { typeName } from '../utils/type-name.ts'
import { NextCalls } from './next-calls.ts'
import { runClientMiddleware } from './run-client-middleware.ts'
import type {
  ClientRun,
  ClientRunOptions,
  MiddlewareRun,
  RequestRun,
  RequestRunOptions,
  ServerRun,
  ServerRunOptions,
} from './run-middleware.types.ts'

/** `runMiddleware` as its users see it. */
export interface RunMiddleware {
  /** Runs client middleware. */
  <TChain extends ChainTypes>(
    middleware: Middleware<TChain>,
    options: ClientRunOptions<TChain>,
  ): Promise<ClientRun<TChain>>
  /** Runs validators and server middleware. */
  <TChain extends ChainTypes>(
    middleware: Middleware<TChain>,
    options: ServerRunOptions<TChain>,
  ): Promise<ServerRun<TChain>>
  /** Runs request middleware around a request. */
  <TChain extends ChainTypes>(
    middleware: RequestMiddleware<TChain>,
    options: RequestRunOptions,
  ): Promise<RequestRun<TChain>>
}

/** Runs sides of the server. */
export interface ServerMiddlewareFns {
  readonly server: RunMiddlewareFn<ServerRunOptions<ChainTypes>>
  readonly request: RunMiddlewareFn<RequestRunOptions>
}

/** Runs what a list of middleware has for one side. */
export type RunMiddlewareFn<TOptions> = (
  ordered: readonly MiddlewareDefinition[],
  options: TOptions,
  log: NextCalls,
) => Promise<unknown>

/** `runMiddleware` for an environment, which may be a browser. */
export function middlewareRunner(sides: ServerMiddlewareFns | undefined): RunMiddleware {
  const runMiddlewareFn: RunMiddlewareFn<AnyRunOptions> = async (ordered, options, log) => {
    if (options.side === 'client') return runClientMiddleware(ordered, options, log)
    if (sides === undefined) return undefined
    if (options.side === 'server') return sides.server(ordered, options, log)
    return sides.request(ordered, options, log)
  }
  const run = async (
    middleware: Middleware,
    options: AnyRunOptions,
  ): Promise<MiddlewareRun<Context, Context>> => {
    const definition = definitionOf(middleware)
    if (!SIDES[definition.kind].includes(options.side)) {
      throw usageError(WRONG_SIDE, { middleware: nameOf(definition), side: options.side })
    }
    const ordered = flattenMiddleware([definition])
    const side = options.side === 'client' ? 'client' : 'server'
    if (side === 'server' && sides === undefined) {
      throw usageError(NO_SERVER_SIDE, { call: `runMiddleware(…, { side: '${options.side}' })` })
    }
    if (!ordered.some((each) => runsOn(side, each))) {
      throw usageError(MIDDLEWARE_FN_MISSING, {
        middleware: nameOf(definition),
        side,
        advice: adviceFor(ordered),
      })
    }
    const log = new NextCalls()
    const ending = await runMiddlewareFn(ordered, options, log).then(
      (result) => ({ ok: true, result, error: undefined }),
      (error: unknown) => ({ ok: false, result: undefined, error }),
    )
    const { context, sendContext, headers, fetch } = log.last
    return { nextCalls: log.calls, context, sendContext, headers, fetch, ...ending }
  }
  // The interface says what each side gives; here contexts are only passed on.
  return run as RunMiddleware
}

type AnyRunOptions = ClientRunOptions<ChainTypes> | ServerRunOptions<ChainTypes> | RequestRunOptions

const SIDES: Readonly<Record<MiddlewareDefinition['kind'], readonly string[]>> = {
  function: ['client', 'server'],
  request: ['client', 'server', 'request'],
}

/** What a middleware describes; an import cycle leaves `undefined` in its place. */
function definitionOf(middleware: Middleware | undefined): MiddlewareDefinition {
  const { [DEFINITION]: definition }: Partial<Middleware> = middleware ?? {}
  if (definition !== undefined && definition.kind in SIDES) return definition
  throw usageError(NO_MIDDLEWARE, { received: typeName(middleware) })
}

function runsOn(side: 'client' | 'server', definition: MiddlewareDefinition): boolean {
  if (definition[side] !== undefined) return true
  const { validate, validateContext }: Partial<Record<string, unknown>> = { ...definition }
  return side === 'server' && (validate !== undefined || validateContext !== undefined)
}

/** What to do where a side is missing. */
function adviceFor(ordered: readonly MiddlewareDefinition[]): string {
  return ordered.some((each) => runsOn('server', each))
    ? "Pass `side: 'server'` to run its `.server` function."
    : 'Run its `.server` function in a server-side test (in Vitest, the `node` environment).'
}

function nameOf({ source }: MiddlewareDefinition): string {
  return source === undefined ? 'The middleware' : `\`${source.name}\` (${source.filename})`
}
