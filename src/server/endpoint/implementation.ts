import { type ServerFnMeta, DEFINITION } from '../../model/definition.ts'
import { usageError } from '../../errors/errors.ts'
import { DATA_NOT_VALIDATED } from '../../errors/catalog-options.ts'
import type { ServerApp } from '../request/server-app.ts'
import { mergeHeaders } from '../../http/merge-headers.ts'
import { builderChecks } from '../../builder/builder-checks.ts'
import { localServerFn, type InProcessEnvironment } from '../../chain/call-in-process.ts'
import type { HasServerFnDefinition } from '../../builder/create-server-fn.ts'
import type { ServerFn } from '../../model/server-fn.types.ts'
import type { Handler } from '../../chain/server-chain.ts'
import { toServerFn } from '../../builder/to-server-fn.ts'
import { EMPTY_CONTEXT } from '../../model/context.ts'
import { registerEndpoint } from './registry.ts'
import { maskedCall } from '../response/guards/mask.ts'
import { currentScope } from '../request/request-context.ts'
import { enterScope } from '../request/request-scope.ts'

/**
 * The implementation of a server function, for calls in process and for the endpoint. It reads `app` when called,
 * because the app may still be loading.
 */
export function implementServerFn(
  app: () => ServerApp,
  builder: HasServerFnDefinition,
  meta: ServerFnMeta,
  handler: Handler,
): ServerFn<unknown, unknown> {
  const definition = builder[DEFINITION]
  builderChecks.callable('handler', handler)
  nameInStacks(handler, meta.name)
  const implementation = { definition, meta, handler, onDroppedData: warnOfDroppedData(app, meta) }
  const { call, plan } = localServerFn(implementation, () => environment(app()))
  const serverFn = toServerFn((options) => maskedCall(call(options), currentScope()?.mask), {
    method: definition.method,
    serverFnMeta: meta,
    // As in the browser, which takes over a form's `action` from the rendered page.
    url: () => `${app().endpoint()}/${meta.id}`,
  })
  registerEndpoint(serverFn, { implementation, plan })
  return serverFn
}

/** Names a handler that is defined inline, for stack traces. */
function nameInStacks(handler: Handler, name: string): void {
  if (handler.name !== '') return
  // Unlike `Object.defineProperty`, it does not throw for a frozen function.
  Reflect.defineProperty(handler, 'name', { value: name, configurable: true })
}

const OUTSIDE_PAGE = { mask: undefined, redirectPage: undefined }

async function environment({ start }: ServerApp): Promise<InProcessEnvironment> {
  const scope = currentScope()
  return {
    chain: scope?.chain ?? (await start()).outsideRequest,
    request: scope?.request,
    context: scope?.context ?? EMPTY_CONTEXT,
    withHeaders: (headers) => {
      if (scope === undefined) return (run) => run()
      const isSame = [...headers.keys()].length === 0 && scope.mask === undefined
      // Calls of the page are masked and may redirect it, not the calls that a function makes.
      const own = isSame
        ? scope
        : { ...scope, headers: mergeHeaders(scope.headers, headers), ...OUTSIDE_PAGE }
      return (run) => enterScope(own, run)
    },
  }
}

/**
 * Warns in development, once per function, that data did not reach its handler: without a validator its type is
 * `undefined`, and a client's data is dropped.
 */
export function warnOfDroppedData(
  app: () => ServerApp,
  { name, filename }: ServerFnMeta,
): (data: unknown) => void {
  let isWarned = false
  return (data) => {
    if (isWarned || !app().isDev || isEmptyForm(data)) return
    isWarned = true
    const { message } = usageError(DATA_NOT_VALIDATED, { serverFn: `\`${name}\` (${filename})` })
    // oxlint-disable-next-line no-console -- the call itself is legal
    console.warn(message)
  }
}

/** Without JavaScript, a form with only a button calls a function without input. */
function isEmptyForm(data: unknown): boolean {
  return data instanceof FormData && [...data.keys()].length === 0
}
