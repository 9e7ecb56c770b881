import type { BuilderChecks } from '../core/builder-environment.ts'
import { definitionsOf } from '../core/definition.ts'
import { flattenMiddleware } from '../core/flatten-middleware.ts'
import { NO_SURROUNDINGS } from '../core/plan-chain.ts'
import { WRONG_START } from '../shared/error-catalog.ts'
import { misuse } from '../shared/errors.ts'
import { withExtended } from '../shared/serialization-adapter.ts'
import type { StartInstance, StartOptions } from './create-start.ts'
import type { ResolvedStart } from './resolved-start.ts'

/** What is read of a start instance. */
type HasOptions = Pick<StartInstance, 'getOptions'>

/**
 * Gives the options of an app, read once: what the configuration module exports for an app that has
 * `src/start.ts`.
 *
 * @param checks - refuse what is no list of middleware, and no limit; a browser leaves that to the server
 * @throws SeamlineError `WRONG_START` when the file does not export a start instance,
 * `NOT_A_MIDDLEWARE` for an entry of its lists, `INVALID_OPTION` for what is no limit; whatever the app's own function throws
 */
export function startOf(
  instance: () => HasOptions,
  checks: Pick<BuilderChecks, 'list' | 'limits'>,
): () => Promise<ResolvedStart> {
  let made: Promise<ResolvedStart> | undefined
  return () => {
    made ??= read(instance).then((options) => {
      checks.list('function', options.functionMiddleware ?? [])
      checks.list('request', options.requestMiddleware ?? [])
      checks.limits('createStart()', options.serverFns?.limits)
      return resolve(options)
    })
    return made
  }
}

// The instance is asked for when it is needed: its module may not have run yet when this one does.
async function read(instance: () => HasOptions | undefined): Promise<StartOptions> {
  const start = instance()
  if (typeof start?.getOptions !== 'function') throw misuse(WRONG_START, undefined)
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
    outsideRequest: { ...NO_SURROUNDINGS, globals },
  }
}
