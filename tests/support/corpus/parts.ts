/** Middleware, adapter and handler of the corpus app, shared by the unit test and the built app. */

import { createMiddleware, createSerializationAdapter } from '../../../src/index.ts'
import { getRequestHeader } from '../../../src/server.ts'
import { show } from './show.ts'

/** A secret that no response may contain. */
export const SENTINEL = 'sentinel-of-the-corpus'

/** A class with an adapter. */
class Country {
  readonly code: string

  constructor(code: string) {
    this.code = code
  }
}

export const country = createSerializationAdapter({
  key: 'country',
  test: (value): value is Country => value instanceof Country,
  toSerializable: ({ code }) => code,
  fromSerializable: (code) => {
    if (code !== 'de') throw new Error(`${SENTINEL}: no such country`)
    return new Country(code)
  },
})

/** Global request middleware that sets the user, as authentication would. */
export const ofApp = createMiddleware().server(({ next }) =>
  next({ context: { user: 'alice', role: 'reader', secret: SENTINEL } }),
)

/** Accepts any client context and sets `scope`. */
export const ownScope = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ sendContext: { tenant: 'acme' } }))
  .server(({ next }) => next({ context: { scope: 'own' } }))

/** Accepts one client key, `tenant`, and sets `scope`. */
export const validatesTenant = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ sendContext: { tenant: 'acme' } }))
  .contextValidator(({ tenant }: { tenant?: unknown }) => ({
    tenant: String(tenant).toUpperCase(),
  }))
  .server(({ next }) => next({ context: { scope: 'own' } }))

/** A validator that accepts anything. */
export const anything = (data: unknown): unknown => data

const SHOWN_KEYS = ['user', 'role', 'scope', 'tenant', 'node', 'kept']
const RUNS = Symbol.for('runs of the corpus')

/** Number of handler runs by case name, taken from the header `x-case`. */
export function runsOf(): Map<string, number> {
  const runs: Map<string, number> = Reflect.get(globalThis, RUNS) ?? new Map()
  Reflect.set(globalThis, RUNS, runs)
  return runs
}

/** The handler of every function: returns its input as text. Throws if the client replaced `secret`. */
export function reflect({ data, context }: { readonly data: unknown; readonly context: object }) {
  const name = getRequestHeader('x-case') ?? 'a request without a case'
  runsOf().set(name, (runsOf().get(name) ?? 0) + 1)
  const { secret, ...visible }: Record<string, unknown> = { ...context }
  if (secret !== SENTINEL) throw new Error(`${SENTINEL}: the secret is ${show(secret)}`)
  const shown = SHOWN_KEYS.filter((key) => key in visible).map((key) => [key, show(visible[key])])
  const keys = Object.keys(visible).toSorted().join().slice(0, 100)
  return { data: show(data), keys, ...Object.fromEntries(shown) }
}
