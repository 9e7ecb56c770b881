/** An app whose page calls functions that end in every way. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFixtureApp, type AppFiles, type FixtureApp } from '../fixture-app.ts'
import { ROOT } from '../prepare.mjs'
import type { Ending, Place } from './endings.ts'
import type { Told } from './told.ts'

/** The functions that the page exposes as `globalThis.callers`. */
export interface Callers {
  readonly end: (place: Place, ending: Ending) => Promise<Told>
  readonly validate: (name: 'byZod' | 'byValibot' | 'byFunction') => Promise<Told>
  readonly refuse: (code: string) => Promise<Told>
  /** Calls through a `fetch` to another server. */
  readonly from: (origin: string) => Promise<Told>
  /** Calls through a `fetch` that does not follow redirects. */
  readonly withoutFollowing: () => Promise<Told>
  readonly values: () => Promise<Told>
  readonly abort: (when: 'before' | 'on its way' | 'within the body') => Promise<readonly Told[]>
  /**
   * Aborts in flight with each of several reasons, and returns whether the call rejected with that
   * reason.
   */
  readonly abortWith: () => Promise<readonly boolean[]>
}

/** The modules shared with the tests of other transports, as files of the app. */
function shared(name: string): readonly [string, string] {
  const text = readFileSync(join(ROOT, 'tests/support/outcomes', `${name}.ts`), 'utf8')
  const published = text
    .replaceAll("'../../../src/index.ts'", "'seamline'")
    .replaceAll("'../../../src/server.ts'", "'seamline/server'")
  return [`src/${name}.ts`, published]
}

const SHARED = ['endings', 'places', 'quota-error', 'refusals', 'told', 'validators']

const FILES: AppFiles = {
  'index.html': `<!doctype html><title>outcomes</title><link rel="icon" href="data:,">
    <script type="module" src="/src/main.ts"></script>`,
  'public/login.html': `<!doctype html><title>Sign in</title>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default { plugins: [seamline()] }`,
  'src/start.ts': `
    import { createStart } from 'seamline'
    import { functionOfApp, ofApp } from './places.ts'
    import { quotaError } from './quota-error.ts'
    export const startInstance = createStart(() => ({
      requestMiddleware: [ofApp],
      functionMiddleware: [functionOfApp],
      serializationAdapters: [quotaError],
      serverFns: { onError: () => {}, limits: { body: 20_000 } },
    }))`,
  'src/functions.ts': `
    import { createServerFn } from 'seamline'
    import { checkedNote, end, valibotNote, zodNote } from './endings.ts'
    import { middleware } from './places.ts'

    export const anyEnd = createServerFn({ method: 'POST' }).middleware(middleware).handler(end)
    export const byZod = createServerFn({ method: 'POST' }).inputValidator(zodNote).handler(() => 0)
    export const byValibot = createServerFn({ method: 'POST' }).inputValidator(valibotNote).handler(() => 0)
    export const byFunction = createServerFn({ method: 'POST' }).inputValidator(checkedNote).handler(() => 0)
    export const read = createServerFn()
      .inputValidator((data: unknown) => data)
      .handler(({ data }) => ({ sent: data, at: new Date(1) }))

    // What the page waits for: that its calls have come, and that they are seen to be aborted.
    const waiting = new Map<string, { promise: Promise<void>; resolve: () => void }>()
    const event = (name: string) => {
      if (!waiting.has(name)) waiting.set(name, Promise.withResolvers?.() ?? resolvers())
      return waiting.get(name)
    }
    function resolvers() {
      let resolve
      const promise = new Promise((settle) => { resolve = settle })
      return { promise, resolve }
    }
    export const hang = createServerFn({ method: 'POST' })
      .inputValidator((name: string) => name)
      .handler(async ({ data, signal }) => {
        signal.addEventListener('abort', () => event(data + ' aborted').resolve())
        event(data + ' came').resolve()
        if (data !== 'within the body') return event('never').promise
        return new Response(new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('one')),
        }))
      })
    export const seen = createServerFn({ method: 'POST' })
      .inputValidator((name: string) => name)
      .handler(({ data }) => event(data).promise)`,
  'src/main.ts': `
    import * as functions from './functions.ts'
    import { REFUSALS, tampering } from './refusals.ts'
    import { told } from './told.ts'
    import { REFUSED_DATA } from './validators.ts'
    const { anyEnd, hang, read, seen } = functions

    async function abortOnItsWay(name, reason) {
      const controller = new AbortController()
      const call = hang({ data: name, signal: controller.signal })
      call.catch(() => {})
      await seen({ data: name + ' came' })
      controller.abort(reason)
      return call
    }

    globalThis.callers = {
      end: (place, ending) => told(anyEnd({ headers: { 'x-place': place, 'x-ending': ending } })),
      validate: (name) => told(functions[name]({ data: REFUSED_DATA })),
      refuse: (code) => {
        const refusal = REFUSALS.find((each) => each.code === code)
        return told((code === 'URI_TOO_LONG' ? read : anyEnd)({ fetch: tampering(fetch, refusal) }))
      },
      from: (origin) => told(anyEnd({ fetch: (url, init) => fetch(origin + url, { method: init.method }) })),
      withoutFollowing: () => told(anyEnd({ fetch: (url, init) => fetch(url, { ...init, redirect: 'manual' }) })),
      values: () => told(read({ data: { at: new Date(2), counts: new Map([['a', undefined]]) } })),
      abort: async (when) => {
        const reason = new RangeError('changed my mind')
        if (when === 'before') return [await told(hang({ data: when, signal: AbortSignal.abort(reason) }))]
        if (when === 'on its way') {
          return [await told(abortOnItsWay(when, reason)), await told(seen({ data: when + ' aborted' }))]
        }
        const controller = new AbortController()
        const response = await hang({ data: when, signal: controller.signal })
        const reading = response.text()
        controller.abort(reason)
        return [await told(reading), await told(seen({ data: when + ' aborted' }))]
      },
      abortWith: async () => {
        const reasons = ['a text', 0, null, false, { why: 'an object' }, Symbol('why')]
        return Promise.all(reasons.map((reason, index) =>
          abortOnItsWay('reason ' + index, reason).then(() => false, (thrown) => thrown === reason)))
      },
    }`,
}

/** Creates the app. */
export function createOutcomesApp(): FixtureApp {
  return createFixtureApp({ ...FILES, ...Object.fromEntries(SHARED.map(shared)) })
}
