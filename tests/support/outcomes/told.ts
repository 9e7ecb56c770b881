/** The outcome of a call for its caller as plain data: the same in a page and in a test. */

import { ProtocolError, SeamlineError, ServerFnError, ValidationError } from '../../../src/index.ts'
import { QuotaError } from './quota-error.ts'

/** How a call ended for its caller. */
export type Told = Readonly<Record<string, unknown>>

// By name: a build may rename the classes themselves.
const CLASSES: readonly (readonly [string, unknown])[] = [
  ['QuotaError', QuotaError],
  ['ValidationError', ValidationError],
  ['ServerFnError', ServerFnError],
  ['ProtocolError', ProtocolError],
  ['SeamlineError', SeamlineError],
]

/** Waits for a call and describes its outcome. */
export async function told(call: Promise<unknown>): Promise<Told> {
  try {
    return { how: 'resolved', ...(await tell(await call)) }
  } catch (thrown) {
    return { how: 'rejected', ...(await tell(thrown)) }
  }
}

async function tell(value: unknown): Promise<Told> {
  if (value instanceof Response) return tellResponse(value)
  if (!(value instanceof Error)) return { value: shown(value) }
  const [name = value.name] = CLASSES.find(([, each]) => value.constructor === each) ?? []
  const { errorId, ...fields }: Readonly<Record<string, unknown>> = { ...value }
  return {
    class: name,
    name: value.name,
    message: value.message,
    cause: value.cause instanceof Error ? value.cause.name : value.cause,
    isMasked: typeof errorId === 'string',
    ...(shown(fields) as object),
  }
}

async function tellResponse(response: Response): Promise<Told> {
  const { status, headers } = response
  if (!('options' in response)) {
    return {
      class: 'Response',
      status,
      own: headers.get('x-own') ?? undefined,
      body: await response.text(),
    }
  }
  return {
    class: 'redirect',
    status,
    why: headers.get('x-why') ?? undefined,
    options: shown(response.options),
  }
}

/** Plain data that distinguishes dates, maps and undefined from values that resemble them. */
function shown(value: unknown): unknown {
  if (value instanceof Date) return `Date ${value.getTime()}`
  if (value instanceof Map) return ['Map', ...[...value].map(shown)]
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return value.map(shown)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !key.startsWith('~') && item !== undefined)
      .map(([key, item]) => [key, shown(item)]),
  )
}
