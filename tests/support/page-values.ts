/**
 * Values of a page's loaders and resources, by kind, and pages that show in the browser how they
 * arrived.
 */

import type { AppFiles } from './fixture-app.ts'
import { pageFile } from './small-routed-app.ts'

/** A text, or one for each mode: errors are masked in production. */
type Shown = string | { readonly built: string; readonly dev: string }

const MASKED = 'ServerFnError: The server failed. Try again later.'

/** The kind, the code for the value, and its description in the browser. */
export const VALUES: readonly (readonly [kind: string, code: string, shown: Shown])[] = [
  ['undefined', 'undefined', 'undefined'],
  ['nan', 'NaN', 'NaN'],
  ['infinity', '-Infinity', '-Infinity'],
  ['negative-zero', '-0', '-0'],
  ['text', '"</script>\\u2028"', '"</script>\u2028"'],
  ['date', 'new Date(5)', 'Date 5'],
  ['invalid-date', 'new Date(NaN)', 'Date NaN'],
  ['bigint', '-(2n ** 80n)', '-1208925819614629174706176n'],
  ['map', 'new Map([["a", new URL("https://a.b/")]])', 'Map "a" => URL https://a.b/'],
  ['set', 'new Set([undefined, 1n])', 'Set undefined,1n'],
  ['url', 'new URL("https://ä.b/c d?e#f")', 'URL https://xn--4ca.b/c%20d?e#f'],
  ['search', 'new URLSearchParams("a=1&b= ")', 'URLSearchParams a=1&b=+'],
  ['bytes', 'new Uint8Array([9, 1, 2, 9]).subarray(1, 3)', 'Uint8Array 1,2'],
  ['floats', 'new Float64Array([-0])', 'Float64Array 0,0,0,0,0,0,0,128'],
  ['bigints', 'new BigInt64Array([-2n])', 'BigInt64Array 254,255,255,255,255,255,255,255'],
  ['view', 'new DataView(new ArrayBuffer(1))', 'DataView 0'],
  ['buffer', 'new Uint8Array([1]).buffer', 'ArrayBuffer 1'],
  ['temporal', 'new Temporal.PlainDate("2026-11-21")', 'Temporal.PlainDate 2026-11-21'],
  ['regexp', '/a\\/b/giu', 'RegExp /a\\/b/giu'],
  ['error', 'new TypeError("told")', { built: MASKED, dev: 'TypeError: told' }],
  ['cycle', '(() => { const a = []; a.push(a); return a })()', '[[[[[…]]]]]'],
  ['hole', '[1, , 3]', '[1,undefined,3]'],
  ['no-prototype', 'Object.assign(Object.create(null), { a: 1 })', '{a: 1}'],
  ['money', 'new Money(5n)', 'Money 5n'],
  ['promise', 'Promise.resolve(new URL("https://a.b/"))', 'Promise URL https://a.b/'],
  ['late', 'later(new Money(6n))', 'Promise Money 6n'],
  ['late-url', 'later(new URL("https://a.b/"))', 'Promise URL https://a.b/'],
  [
    'rejected',
    'Promise.reject(new Error("told"))',
    { built: `rejected: ${MASKED}`, dev: 'rejected: Error: told' },
  ],
  [
    'late-function',
    'later(() => 1)',
    { built: `rejected: ${MASKED}`, dev: 'rejected: SeamlineError: ' },
  ],
  ['stream', 'toStream(new URL("https://a.b/"), 1n)', 'items URL https://a.b/,1n'],
  ['generator', '(async function* () { yield new Money(7n) })()', 'items Money 7n'],
]

/** The kind, the code, and the end of the message after the path. */
export const REFUSED: readonly (readonly [kind: string, code: string, reason: string])[] = [
  ['function', '() => 1', ': functions cannot be sent'],
  ['symbol', 'Symbol("s")', ': symbols cannot be sent'],
  ['instance', 'new Point()', ': values of class Point cannot be sent'],
  ['file', 'new File(["a"], "a.txt")', ': values of class File cannot be sent'],
  ['blob', 'new Blob(["a"])', ': values of class Blob cannot be sent'],
  ['form', 'new FormData()', ': values of class FormData cannot be sent'],
  ['request', 'new Request("http://a.b/")', ': values of class Request cannot be sent'],
  ['weak-map', 'new WeakMap()', ': values of class WeakMap cannot be sent'],
  ['items', '(function* () { yield 1 })()', ': values of class Object cannot be sent'],
  ['deep', 'nested(2000)', '.value.value'],
]

const entries = [
  ...VALUES.map(([kind, code]) => [kind, code]),
  ...REFUSED.map(([kind, code]) => [kind, code]),
].map(([kind, code]) => `  ${JSON.stringify(kind)}: () => ${code},`)

const view = (given: string): string => `
  function View() {
    const kind = Route.useParams()().kind
    ${given}
  }`

/** The files of the pages at `/values/$kind` and `/resource-values/$kind`, and of one with tags in its head. */
export const PAGE_VALUES_APP: AppFiles = {
  'src/start.ts': `
    import { createSerializationAdapter, createStart } from 'seamline'
    import { Money } from './show'
    const money = createSerializationAdapter({
      key: 'money',
      test: (value): value is Money => value instanceof Money,
      toSerializable: ({ cents }) => cents,
      fromSerializable: (cents: bigint) => new Money(cents),
    })
    export const startInstance = createStart(() => ({ serializationAdapters: [money] }))`,
  'src/show.ts': `
    export class Money {
      constructor(readonly cents: bigint) {}
    }
    export function show(value, depth = 0) {
      if (depth > 4) return '…'
      if (typeof value === 'string') return JSON.stringify(value)
      if (typeof value === 'bigint') return value + 'n'
      if (Object.is(value, -0)) return '-0'
      if (typeof value !== 'object' || value === null) return String(value)
      const inner = (each) => show(each, depth + 1)
      const tag = Object.prototype.toString.call(value).slice(8, -1)
      if (tag.startsWith('Temporal.')) return tag + ' ' + value.toString()
      if (value instanceof Money) return 'Money ' + inner(value.cents)
      if (value instanceof Date) return 'Date ' + value.getTime()
      if (value instanceof URL) return 'URL ' + value.href
      if (value instanceof URLSearchParams) return 'URLSearchParams ' + value
      if (value instanceof RegExp) return 'RegExp ' + value
      if (value instanceof Error) return value.name + ': ' + value.message
      if (value instanceof Set) return 'Set ' + [...value].map(inner)
      if (value instanceof Map) {
        return 'Map ' + [...value].map(([key, each]) => inner(key) + ' => ' + inner(each))
      }
      if (ArrayBuffer.isView(value)) {
        return tag + ' ' + new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      }
      if (value instanceof ArrayBuffer) return tag + ' ' + new Uint8Array(value)
      if (Array.isArray(value)) return '[' + Array.from(value, inner) + ']'
      return '{' + Object.entries(value).map(([key, each]) => key + ': ' + inner(each)) + '}'
    }
    export async function showAll(value) {
      try {
        if (value instanceof Promise) return 'Promise ' + show(await value)
        if (typeof value !== 'object' || value === null) return show(value)
        if (!(Symbol.asyncIterator in value)) return show(value)
        const items = []
        for await (const item of value) items.push(show(item))
        return 'items ' + items
      } catch (error) {
        return 'rejected: ' + show(error)
      }
    }`,
  'src/values.ts': `
    import { Money } from './show'
    // Node does not have it yet, the browser does.
    const NAMES = ['Duration', 'Instant', 'PlainDate', 'PlainDateTime', 'PlainMonthDay', 'PlainTime', 'PlainYearMonth', 'ZonedDateTime']
    const standIn = (name) =>
      class {
        constructor(readonly text: string) {}
        toString() { return this.text }
        get [Symbol.toStringTag]() { return 'Temporal.' + name }
        static from(text) { return new this(text) }
      }
    globalThis.Temporal ??= Object.fromEntries(NAMES.map((name) => [name, standIn(name)]))
    class Point { x = 0 }
    const later = (value) => new Promise((resolve) => setTimeout(resolve, 50, value))
    const toStream = (...items) => new ReadableStream({
      start(controller) {
        for (const item of items) controller.enqueue(item)
        controller.close()
      },
    })
    const nested = (levels) => {
      let value = 1
      for (let level = 0; level < levels; level++) value = { value }
      return value
    }
    const VALUES = {
    ${entries.join('\n')}
    }
    // The browser has to show what came with the page.
    export const make = (kind) => ({
      data: { list: [import.meta.env.SSR ? VALUES[kind]() : 'made in the browser'] },
    })`,
  'src/routes/values.$kind.tsx': `
    import { onMount } from 'solid-js'
    import { showAll } from '../show'
    import { make } from '../values'
    ${pageFile('/values/$kind', 'loader: ({ params }) => make(params.kind), component: View')}
    ${view(`
      const loaded = Route.useLoaderData()
      onMount(async () => {
        document.body.setAttribute('data-seen', await showAll(loaded().data.list[0]))
      })
      return <p>{kind}</p>`)}`,
  'src/routes/resource-values.$kind.tsx': `
    import { createResource, Suspense } from 'solid-js'
    import { make } from '../values'
    ${pageFile('/resource-values/$kind', 'component: View')}
    ${view(`
      const [data] = createResource(async () => make(kind))
      return <Suspense>{data() && kind}</Suspense>`)}`,
  'src/routes/tags.tsx': pageFile(
    '/tags',
    `head: () => ({
       meta: [{ title: 'Tags' }, { name: 'description', content: 'all of them' }],
       links: [{ rel: 'icon', href: '/icon.svg', media: undefined }],
       styles: [{ children: 'main { color: red }' }],
       scripts: [{ src: '/script.js' }],
     }),
     component: () => <main>page</main>`,
  ),
}
