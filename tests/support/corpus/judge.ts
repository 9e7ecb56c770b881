/** Compares a response with its case, and with rules that hold for every response. */

import type { Case, Expected } from './cases.ts'
import { ROOT } from '../prepare.mjs'
import { SENTINEL } from './parts.ts'
import type { Answer } from './request.ts'

/** Secrets, paths and stacks, which no response may contain. */
const LEAKS: readonly (string | RegExp)[] = [
  SENTINEL,
  ROOT,
  'node_modules',
  'node:internal',
  'src/functions.ts',
  /\n\s+at /,
  /[A-Z]\w*Error: /,
]

const BODY_LIMIT = 512
const PAGE_LIMIT = 2048

/** Lists the differences between a response and its case. */
export function faultsOf({ request, expect }: Case, answer: Answer): readonly string[] {
  const { status, headers, body } = answer
  const label = expect.label === undefined ? labelOf(expect) : expect.label
  const found: (string | false)[] = [
    differs('status', status, expect.status),
    differs('label', headers.get('x-seamline'), label),
    ...leaksIn(answer),
  ]
  if (label === null) return found.filter((each) => each !== false)
  const limit = expect.type === undefined ? BODY_LIMIT : PAGE_LIMIT
  found.push(
    differs('cache-control', headers.get('cache-control'), 'private, no-store'),
    differs('x-content-type-options', headers.get('x-content-type-options'), 'nosniff'),
    differs('access-control-allow-origin', headers.get('access-control-allow-origin'), null),
    body.length > limit && `a body of ${body.length} characters`,
  )
  if (expect.location !== undefined) {
    found.push(differs('location', headers.get('location'), expect.location))
  }
  if (expect.type !== undefined) {
    found.push(!headers.get('content-type')?.startsWith(expect.type) && 'another content type')
  } else if (request.method !== 'HEAD' && expect.location === undefined) {
    found.push(...faultsOfBody(expect, body))
  }
  return found.filter((each) => each !== false)
}

function labelOf({ code }: Expected): string {
  return code === undefined ? '1; result' : '1; error'
}

function faultsOfBody({ code, result = {} }: Expected, body: string): readonly (string | false)[] {
  const { error, result: given = {} } = parsed(body)
  const type = code === undefined ? undefined : 'protocol'
  return [
    differs('code', error?.code, code),
    differs('type of error', error?.type, type),
    ...Object.entries(result).map(([key, value]) => differs(key, given[key], value)),
  ]
}

interface Body {
  readonly error?: { readonly code?: unknown; readonly type?: unknown }
  readonly result?: Readonly<Record<string, unknown>>
}

function parsed(body: string): Body {
  try {
    return JSON.parse(body) as Body
  } catch {
    return {}
  }
}

/** Lists the secrets, paths and stacks in a response. */
export function leaksIn({ headers, body }: Answer): readonly string[] {
  const all = `${[...headers].join('\n')}\n${body}`
  return LEAKS.filter((leak) =>
    typeof leak === 'string' ? all.includes(leak) : leak.test(all),
  ).map((leak) => `leaks ${leak}`)
}

function differs(what: string, actual: unknown, expected: unknown): string | false {
  return actual !== expected && `${what} ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`
}

/** Checks that the handler ran once, or not at all, as the case expects. */
export function faultsOfRuns(
  { name, expect }: Case,
  runs: ReadonlyMap<string, number>,
): readonly string[] {
  const expected = expect.handlerRan ? 1 : 0
  const ran = runs.get(encodeURIComponent(name)) ?? 0
  return ran === expected ? [] : [`the handler ran ${ran} times, not ${expected}`]
}
