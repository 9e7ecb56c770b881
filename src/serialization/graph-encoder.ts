/**
 * The graph encoder: seroval, for results with cycles, which have no end as JSON. The browser loads this
 * module when it first meets such a result. Only answers of the endpoint may come through here: what a
 * client sends never reaches `decodeGraph`.
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

/** What a codec writes is one level below its place. */
const DEPTH_LIMIT = NESTING_LIMIT + 2

/** A value that crosses as its codec writes it: seroval does not know it, or would send more of it. */
export class Carried {
  readonly tag: string
  readonly written: unknown

  constructor(tag: string, written: unknown) {
    this.tag = tag
    this.written = written
  }
}

/** The text of a value that `graphCopy` made. */
export function encodeGraph(value: unknown): string {
  const plugins = [carrier([], attachNothing)]
  return JSON.stringify(toJSON(value, { plugins, depthLimit: DEPTH_LIMIT }))
}

/**
 * The value of a text that {@link encodeGraph} made.
 *
 * @throws Error for any other text
 */
export function decodeGraph(
  text: string,
  { codecs }: Pick<Serializers, 'codecs'>,
  attach: Attach = attachNothing,
): unknown {
  // What encodeGraph printed is a SerovalJSON; seroval checks the nodes as it reads them.
  const plugins = [carrier(codecs, attach)]
  return fromJSON(JSON.parse(text) as SerovalJSON, { plugins, depthLimit: DEPTH_LIMIT })
}

function carrier(codecs: Serializers['codecs'], attach: Attach): Plugin<Carried, CarriedNode> {
  return createPlugin<Carried, CarriedNode>({
    tag: 'seamline',
    test: (value) => value instanceof Carried,
    parse: {
      sync: ({ tag, written }, parser) => ({
        tag: parser.parse(tag),
        written: parser.parse(written),
      }),
    },
    serialize: () => {
      throw new Error('[seamline] Bug: this encoder only reads values. Please open an issue.')
    },
    deserialize: (node, parser) => {
      const tag = parser.deserialize(node.tag)
      const codec = codecs.find((each) => each.tag === tag)
      if (codec === undefined) throw new Error('no codec can serialize one of its values')
      // What stands in the place of the instance is the value itself.
      return codec.read(parser.deserialize(node.written), attach) as Carried
    },
  })
}

type CarriedNode = { readonly tag: SerovalNode; readonly written: SerovalNode }
