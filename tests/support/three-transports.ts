/** One server function on the three transports of a call, in an app whose options the test chooses. */

import { serve } from 'srvx/node'
import { afterEach } from 'vitest'
import type { ServerFn } from '../../src/model/server-fn.types.ts'
import { createServerFn, type StartOptions } from '../../src/index.ts'
import type { Settled } from '../../src/utils/maybe-promise.ts'
import { appHandler, startOf, useApp } from './test-app.ts'
import { copyOf, wire, type Wired } from './wired-fn.ts'

/** Sets the `src/start.ts` of this test's app. */
export function startWith(options: StartOptions): void {
  useApp(startOf(options))
}

/** The transports of a call. */
export const TRANSPORTS = ['in process', 'through the fetch handler', 'over node:http'] as const
export type Transport = (typeof TRANSPORTS)[number]

const PAGE_METHOD = 'POST'

type Server = ReturnType<typeof serve>
let server: Promise<Server> | undefined

afterEach(async () => {
  const running = server
  server = undefined
  await (await running)?.close(true)
})

/** The origin of a real server in front of the app; it is closed after the test. */
export async function listening(): Promise<string> {
  server ??= serve({
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    fetch: (request) => appHandler(request),
  }).ready()
  return new URL((await server).url ?? '').origin
}

/** A function on its transport. */
export interface Journey<TInput, TResult> extends Wired<TInput, TResult> {
  /** Calls it on the transport. */
  readonly call: ServerFn<TInput, TResult>
  /** The responses to the requests within which it ran. */
  readonly answers: readonly Response[]
}

/** Builds a function for one of the transports; in process it is called from a handler. */
export function travel<TArgs, TInput, TResult>(
  transport: Transport,
  builder: Parameters<typeof wire<TArgs, TInput, TResult>>[0],
  handle: (args: TArgs) => TResult,
): Journey<TInput, Settled<TResult>> {
  const wired = wire(builder, handle)
  const answers: Response[] = []
  const fetchOverHttp: typeof fetch = async (input, init) => {
    const origin = await listening()
    const headers = new Headers(init?.headers)
    headers.set('origin', origin)
    const answer = await fetch(new URL(String(input), origin), { ...init, headers })
    answers.push(copyOf(answer))
    return answer
  }
  const onServer = wired.server as ServerFn<unknown, unknown>
  const inProcess = async (options: object = {}): Promise<unknown> => {
    const settled: { value: unknown; failed: boolean }[] = []
    const page = wire(createServerFn({ method: PAGE_METHOD }), async () => {
      await onServer(options).then(
        (value) => settled.push({ value, failed: false }),
        (value: unknown) => settled.push({ value, failed: true }),
      )
    })
    answers.push(await page.send({ method: PAGE_METHOD }))
    const [outcome] = settled
    if (outcome === undefined)
      throw new Error('The call around the call never reached its handler.')
    if (outcome.failed) throw outcome.value
    return outcome.value
  }
  const onClient = wired.client as ServerFn<unknown, unknown>
  const calls: Readonly<Record<Transport, (options?: object) => Promise<unknown>>> = {
    'in process': inProcess,
    'through the fetch handler': async (options) => {
      try {
        return await onClient(options)
      } finally {
        answers.push(...wired.responses.slice(-1))
      }
    },
    'over node:http': (options = {}) => onClient({ fetch: fetchOverHttp, ...options }),
  }
  // The builder's types determine the argument and the result of the call.
  return { ...wired, call: calls[transport] as never, answers }
}
