/**
 * The graph encoder: seroval, for results with cycles. The browser loads this module when it first meets such a
 * result. A client's input never reaches `decodeGraph`.
 */

import {
  createPlugin,
  fromJSON,
  toJSON,
  type Plugin,
  type SerovalJSON,
  type SerovalNode,
} from 'seroval'
import { attachNothing, type Attach } from './codecs.ts'
import { NESTING_LIMIT } from './nesting.ts'
import type { Serializers } from './serializer.ts'

/** The output of a codec is one level below its place. */
const DEPTH_LIMIT = NESTING_LIMIT + 2

/** A value as its codec encoded it, because seroval does not know it or would send more of it. */
export class Carried {
  readonly tag: string
  readonly encoded: unknown

  constructor(tag: string, encoded: unknown) {
    this.tag = tag
    this.encoded = encoded
  }
}

export function encodeGraph(value: unknown): string {
  const plugins = [carrier([], attachNothing)]
  return JSON.stringify(toJSON(value, { plugins, depthLimit: DEPTH_LIMIT }))
}

export function decodeGraph(
  text: string,
  { codecs }: Pick<Serializers, 'codecs'>,
  attach: Attach = attachNothing,
): unknown {
  // encodeGraph makes a SerovalJSON; seroval checks the nodes as it reads them.
  const plugins = [carrier(codecs, attach)]
  return fromJSON(JSON.parse(text) as SerovalJSON, { plugins, depthLimit: DEPTH_LIMIT })
}

function carrier(codecs: Serializers['codecs'], attach: Attach): Plugin<Carried, CarriedNode> {
  return createPlugin<Carried, CarriedNode>({
    tag: 'seamline',
    test: (value) => value instanceof Carried,
    parse: {
      sync: ({ tag, encoded }, parser) => ({
        tag: parser.parse(tag),
        written: parser.parse(encoded),
      }),
    },
    serialize: () => {
      throw new Error('[seamline] Bug: this encoder only reads values. Please open an issue.')
    },
    deserialize: (node, parser) => {
      const tag = parser.deserialize(node.tag)
      const codec = codecs.find((each) => each.tag === tag)
      if (codec === undefined) throw new Error('no codec can serialize one of its values')
      // The value itself takes the place of the instance.
      return codec.decode(parser.deserialize(node.written), attach) as Carried
    },
  })
}

/** The keys are part of the bytes on the wire. */
type CarriedNode = { readonly tag: SerovalNode; readonly written: SerovalNode }
