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

/** What is read of a start instance. */
type HasOptions = Pick<StartInstance, 'getOptions'> & {
  readonly [KNOWN_OPTIONS]?: () => StartOptions | undefined
}

/**
 * Gives the options of an app, read once: what the configuration module exports for an app that has
 * `src/start.ts`.
 *
 * @param checks - refuse options that do not exist, and values that they do not take; a browser leaves that to
 * the server
 * @throws SeamlineError `WRONG_START` when the file does not export a start instance; `INVALID_ORIGIN` for an
 * `endpoint` that is no origin; what `checks` throw; whatever the app's own function throws
 */
export function startOf(
  instance: () => HasOptions,
  checks: Pick<BuilderChecks, 'start'>,
): () => Promise<ResolvedStart> {
  let made: Promise<ResolvedStart> | undefined
  return () => {
    made ??= read(instance).then((options) => {
      checks.start(options)
      endpointOf(options)
      return resolve(options)
    })
    return made
  }
}

/**
 * The options of an app for code that cannot wait for them; `undefined` while an asynchronous function is
 * making them, and for an app whose own function has failed.
 */
export function knownOptions(instance: HasOptions | undefined): StartOptions | undefined {
  return instance?.[KNOWN_OPTIONS]?.()
}

/**
 * The origin of the server that an app names; `undefined` for the page's own.
 *
 * @throws SeamlineError `INVALID_ORIGIN`; a page may be built without its server, so a browser checks it too
 */
export function endpointOf(options: StartOptions | undefined): string | undefined {
  const endpoint = options?.serverFns?.endpoint
  if (endpoint !== undefined) {
    assertOrigin('createStart()', 'serverFns.endpoint', endpoint, isWebOrigin)
  }
  return endpoint
}

/**
 * An app whose start has failed. Of its options only the origins that may call are kept, so that a page of
 * one of them can read the failure.
 */
export function failedStart(options: StartOptions | undefined): ResolvedStart {
  const listed = options?.serverFns?.allowedOrigins
  // It may be the very option that made the start fail: a text would let in every part of it.
  return { ...NO_START, serverFns: { allowedOrigins: Array.isArray(listed) ? listed : [] } }
}

// The instance is asked for when it is needed: its module may not have run yet when this one does.
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
