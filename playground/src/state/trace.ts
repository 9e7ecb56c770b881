import { createStore } from 'solid-js/store'

/** A call as the panel "Call trace" shows it. */
export interface TracedCall {
  readonly call: number
  readonly functionId: string
  readonly method: string
  readonly state: 'running' | 'done' | 'failed' | 'aborted'
  readonly status?: number
  readonly milliseconds?: number
  /** Headers set by client middleware, as name and value. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The context sent with the request. */
  readonly sent?: unknown
  /** The context sent with the response. */
  readonly received?: object
}

const MOST = 8

const [traces, setTraces] = createStore<readonly TracedCall[]>([])

/** The last calls, newest first. */
export { traces }

let calls = 0

/** Records the start of a call; the returned function records its outcome. */
export function beginTrace(functionId: string, method: string) {
  const call = ++calls
  const started = performance.now()
  setTraces((before) => [
    { call, functionId, method, state: 'running', headers: [] },
    ...before.slice(0, MOST - 1),
  ])
  const note = (change: Partial<TracedCall>) => setTraces((trace) => trace.call === call, change)
  return {
    call,
    sent: (request: Request, body: unknown) =>
      note({
        method: request.method,
        headers: headersOf(request),
        sent: contextIn(envelopeIn(body) ?? new URL(request.url).searchParams.get('input')),
      }),
    answered: (status: number) => note({ status }),
    ended: (state: TracedCall['state'], received: object = {}) =>
      note({ state, received, milliseconds: Math.round(performance.now() - started) }),
  }
}

function headersOf({ headers }: Request): TracedCall['headers'] {
  return (
    [...headers]
      // seamline sets the encoding of the body; client middleware does not.
      .filter(([name]) => name !== 'content-type')
      .map(([name, value]) => [name, name === 'authorization' ? shorten(value) : value])
  )
}

/** Enough to recognise a token by, too little to use it. */
function shorten(value: string): string {
  return value.length > 20 ? `${value.slice(0, 16)}…` : value
}

/** The text of a body, or its text part beside files. */
function envelopeIn(body: unknown): string | undefined {
  const text = body instanceof FormData ? body.get('call') : body
  return typeof text === 'string' ? text : undefined
}

function contextIn(envelope: string | null): unknown {
  const parsed: unknown = JSON.parse(envelope ?? '{}')
  return typeof parsed === 'object' && parsed !== null && 'context' in parsed ? parsed.context : {}
}
