/**
 * The rich road: seroval, for results that plain JSON cannot hold. The browser loads this module when
 * it first meets such a result. Only answers of the endpoint may come through here: what a client
 * sends never reaches `decodeRich`.
 */

import {
  createPlugin,
  fromJSON,
  toJSON,
  type Plugin,
  type SerovalJSON,
  type SerovalNode,
} from 'seroval'

/**
 * The text of a value.
 *
 * @throws whatever seroval throws for a value that it does not know: functions, symbols, promises
 */
export function encodeRich(value: unknown): string {
  return JSON.stringify(toJSON(value, { plugins: PLUGINS }))
}

/** The value of a text that {@link encodeRich} made. */
export function decodeRich(text: string): unknown {
  // What encodeRich printed is a SerovalJSON; seroval checks the nodes as it reads them.
  const value: unknown = fromJSON(JSON.parse(text) as SerovalJSON, { plugins: PLUGINS })
  makeOrdinary(value, new Set())
  return value
}

/** Fills holes and gives objects their usual prototype, as the JSON road does; seroval keeps both. */
function makeOrdinary(value: unknown, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (!Object.isExtensible(value)) return
  if (Array.isArray(value)) value.splice(0, value.length, ...Array.from(value))
  else if (Object.getPrototypeOf(value) === null) Object.setPrototypeOf(value, Object.prototype)
  const children =
    value instanceof Map ? [...value].flat() : value instanceof Set ? value : Object.values(value)
  for (const child of children) makeOrdinary(child, seen)
}

type ErrorNodes = {
  readonly name: SerovalNode
  readonly message: SerovalNode
}

/**
 * An error among the values crosses with its name and message only: its stack, its cause and its own
 * fields may hold what the browser must not see.
 */
const errorPlugin: Plugin<Error, ErrorNodes> = createPlugin<Error, ErrorNodes>({
  tag: 'seamline/error',
  test: (value) => value instanceof Error,
  parse: {
    sync: ({ name, message }, parser) => ({
      name: parser.parse(name),
      message: parser.parse(message),
    }),
  },
  serialize: refuseSerialize,
  deserialize: ({ name, message }, parser) =>
    Object.defineProperty(
      // A node deserializes to what was parsed into it: strings, above.
      new Error(parser.deserialize(message) as string),
      'name',
      { value: parser.deserialize(name), configurable: true, writable: true },
    ),
})

const urlPlugin: Plugin<URL, { readonly href: SerovalNode }> = createPlugin<
  URL,
  { readonly href: SerovalNode }
>({
  tag: 'seamline/url',
  test: (value) => value instanceof URL,
  parse: { sync: ({ href }, parser) => ({ href: parser.parse(href) }) },
  serialize: refuseSerialize,
  // A node deserializes to what was parsed into it: a string, above.
  deserialize: ({ href }, parser) => new URL(parser.deserialize(href) as string),
})

function refuseSerialize(): never {
  throw new Error('[seamline] Bug: values are only sent as JSON. Please open an issue.')
}

const PLUGINS = [errorPlugin, urlPlugin]
