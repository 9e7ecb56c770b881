/** The roads of an app: what its adapters carry, and what every app carries. */

import { withExtended, type AnySerializationAdapter } from './adapter.ts'
import { CODECS, type Codec } from './codecs.ts'
import { isForClient, isForServer } from './guards/direction.ts'
import { jsonRoad, type JsonRoad } from './json-encoder.ts'

/** What an app sends either way. */
export interface Roads {
  /** To the server, where nothing of a client is believed. */
  readonly request: JsonRoad
  /** To the client. */
  readonly result: JsonRoad
  /** All that may stand in a result, adapters first. */
  readonly codecs: readonly Codec[]
  /** Whether plain values have to be shown to adapters, too. */
  readonly hasAdapters: boolean
}

const known = new WeakMap<readonly AnySerializationAdapter[], Roads>()

/** The roads of an app with these adapters and those that they extend, made once for each list. */
export function roadsOf(listed: readonly AnySerializationAdapter[]): Roads {
  const found = known.get(listed)
  if (found !== undefined) return found
  const codecs = [...withExtended(listed).map(codecOf), ...CODECS]
  const results = codecs.filter(isForClient)
  const roads = {
    request: jsonRoad(codecs.filter(isForServer)),
    result: jsonRoad(results),
    codecs: results,
    hasAdapters: listed.length > 0,
  }
  known.set(listed, roads)
  return roads
}

function codecOf(adapter: AnySerializationAdapter): Codec {
  return {
    tag: `:${adapter.key}`,
    isAdapter: true,
    kinds: [],
    matches: (value) => adapter.test(value),
    // Asked only for what `test` has taken, and for what `toSerializable` gave.
    write: (value: never) => adapter.toSerializable(value),
    read: (written) => {
      try {
        return adapter.fromSerializable(written as never)
      } catch (cause) {
        // Who sent it is told no more than this: the adapter's own words are for the log.
        throw new Error(`the adapter \`${adapter.key}\` refused a value`, { cause })
      }
    },
  }
}
