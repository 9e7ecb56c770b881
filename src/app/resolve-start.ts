import type { App } from './app.ts'
import type { BuilderChecks } from '../builder/builder-environment.ts'
import { definitionsOf } from '../model/definition.ts'
import { flattenMiddleware } from '../chain/flatten-middleware.ts'
import { assertOrigin, isWebOrigin } from '../http/guards/origin-list.ts'
import { EMPTY_ENVIRONMENT } from '../chain/plan-chain.ts'
import { WRONG_START } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import { withExtended } from '../serialization/adapter.ts'
import { KNOWN_OPTIONS, type StartInstance, type StartOptions } from './create-start.ts'
import { NO_START, type ResolvedStart } from './resolved-start.ts'

/** The part of an app's record that `src/start.ts` decides. */
export interface StartFields extends App {
  /** The options without waiting; `undefined` until they are resolved, and if that failed. */
  readonly startOptions: () => StartOptions | undefined
}

type HasOptions = Pick<StartInstance, 'getOptions'> & {
  readonly [KNOWN_OPTIONS]?: () => StartOptions | undefined
}

/**
 * Reads `src/start.ts` for the record of an app, on first use: its module may not have run yet.
 *
 * @param checks - refuse invalid options; a browser leaves that to the server
 * @throws SeamlineError `WRONG_START` without a start instance; `INVALID_ORIGIN` for an `endpoint` that is not an origin
 */
export function startFields(
  instance: () => HasOptions | undefined,
  endpointBase: string,
  checks: Pick<BuilderChecks, 'start'>,
): StartFields {
  let made: Promise<ResolvedStart> | undefined
  const start = (): Promise<ResolvedStart> => {
    made ??= read(instance).then((options) => {
      checks.start(options)
      originOf(options)
      return resolve(options)
    })
    return made
  }
  const startOptions = (): StartOptions | undefined => instance()?.[KNOWN_OPTIONS]?.()
  return { start, startOptions, endpoint: () => originOf(startOptions()) + endpointBase }
}

/** Also checked in a browser, because a page may be built without its server. */
function originOf(options: StartOptions | undefined): string {
  const endpoint = options?.serverFns?.endpoint
  if (endpoint === undefined) return ''
  assertOrigin('createStart()', 'serverFns.endpoint', endpoint, isWebOrigin)
  return endpoint
}

/** An app whose start failed, with the origins that may call: their pages may read the failure. */
export function failedStart(options: StartOptions | undefined): ResolvedStart {
  const listed = options?.serverFns?.allowedOrigins
  // It may be the invalid option: a string would allow each of its substrings.
  return { ...NO_START, serverFns: { allowedOrigins: Array.isArray(listed) ? listed : [] } }
}

async function read(instance: () => HasOptions | undefined): Promise<StartOptions> {
  const start = instance()
  if (typeof start?.getOptions !== 'function') throw usageError(WRONG_START, undefined)
  return start.getOptions()
}

function resolve({
  functionMiddleware,
  requestMiddleware,
  serializationAdapters,
  defaultSsr,
  serverFns,
}: StartOptions): ResolvedStart {
  const globals = definitionsOf(functionMiddleware ?? [])
  const around = flattenMiddleware(definitionsOf(requestMiddleware ?? []))
  return {
    serverFns: serverFns ?? {},
    adapters: withExtended(serializationAdapters ?? []),
    defaultSsr,
    requestMiddleware: around,
    inRequest: { globals, alreadyRun: new Set(around) },
    outsideRequest: { ...EMPTY_ENVIRONMENT, globals },
  }
}
