import type { ChainTypes } from '../model/chain.types.ts'
import type { Middleware } from '../model/middleware.types.ts'
import type { MiddlewareDefinition } from '../model/definition.ts'
import { DEFINITION } from '../model/definition.ts'
import { flattenMiddleware } from '../chain/flatten-middleware.ts'
import type { RequestMiddleware } from '../model/request-middleware.types.ts'
import { misuse } from '../errors/errors.ts'
import type { Context } from '../model/context.ts'
import {
  HALF_MISSING,
  NO_MIDDLEWARE,
  NO_SERVER_SIDE,
  WRONG_SIDE,
} from '../errors/catalog-testing.ts'
import { typeName } from '../utils/type-name.ts'
import { NextLog } from './next-calls.ts'
import { runClientHalf } from './run-client-middleware.ts'
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
  /** Runs client halves. */
  <TChain extends ChainTypes>(
    middleware: Middleware<TChain>,
    options: ClientRunOptions<TChain>,
  ): Promise<ClientRun<TChain>>
  /** Runs validators and server halves. */
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

/** Runs halves of the server. */
export interface ServerHalves {
  readonly server: RunHalf<ServerRunOptions<ChainTypes>>
  readonly request: RunHalf<RequestRunOptions>
}

/** Runs what a list of middleware has for one side. */
export type RunHalf<TOptions> = (
  ordered: readonly MiddlewareDefinition[],
  options: TOptions,
  log: NextLog,
) => Promise<unknown>

/** `runMiddleware` for an environment, which may be a browser. */
export function middlewareRunner(halves: ServerHalves | undefined): RunMiddleware {
  const runHalf: RunHalf<AnyRunOptions> = async (ordered, options, log) => {
    if (options.side === 'client') return runClientHalf(ordered, options, log)
    if (halves === undefined) return undefined
    if (options.side === 'server') return halves.server(ordered, options, log)
    return halves.request(ordered, options, log)
  }
  const run = async (
    middleware: Middleware,
    options: AnyRunOptions,
  ): Promise<MiddlewareRun<Context, Context>> => {
    const definition = definitionOf(middleware)
    if (!SIDES[definition.kind].includes(options.side)) {
      throw misuse(WRONG_SIDE, { middleware: nameOf(definition), side: options.side })
    }
    const ordered = flattenMiddleware([definition])
    const half = options.side === 'client' ? 'client' : 'server'
    if (half === 'server' && halves === undefined) {
      throw misuse(NO_SERVER_SIDE, { call: `runMiddleware(…, { side: '${options.side}' })` })
    }
    if (!ordered.some((each) => runsOn(half, each))) {
      throw misuse(HALF_MISSING, {
        middleware: nameOf(definition),
        half,
        advice: adviceFor(ordered),
      })
    }
    const log = new NextLog()
    const ending = await runHalf(ordered, options, log).then(
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
  throw misuse(NO_MIDDLEWARE, { received: typeName(middleware) })
}

function runsOn(half: 'client' | 'server', definition: MiddlewareDefinition): boolean {
  if (definition[half] !== undefined) return true
  const { validate, validateContext }: Partial<Record<string, unknown>> = { ...definition }
  return half === 'server' && (validate !== undefined || validateContext !== undefined)
}

/** What to do where a half is missing. */
function adviceFor(ordered: readonly MiddlewareDefinition[]): string {
  return ordered.some((each) => runsOn('server', each))
    ? "Pass `side: 'server'` for the `.server` half."
    : 'Run the `.server` half in a test that sees the server’s side (under Vitest the environment `node`).'
}

function nameOf({ source }: MiddlewareDefinition): string {
  return source === undefined ? 'The middleware' : `\`${source.name}\` (${source.filename})`
}
