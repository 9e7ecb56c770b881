/** The serializers of an app: what its adapters carry, and what every app carries. */

import { withExtended, type AnySerializationAdapter } from './adapter.ts'
import { CODECS, type Codec } from './codecs.ts'
import { isForClient, isForServer } from './guards/direction.ts'
import { jsonSerializer, type JsonSerializer } from './json-encoder.ts'

/** What an app sends either way. */
export interface Serializers {
  /** To the server, where nothing of a client is believed. */
  readonly request: JsonSerializer
  /** To the client. */
  readonly result: JsonSerializer
  /** All that may stand in a result, adapters first. */
  readonly codecs: readonly Codec[]
  /** Whether plain values have to be shown to adapters, too. */
  readonly hasAdapters: boolean
}

const known = new WeakMap<readonly AnySerializationAdapter[], Serializers>()

/** The serializers of an app with these adapters and those that they extend, made once for each list. */
export function serializersFor(listed: readonly AnySerializationAdapter[]): Serializers {
  const found = known.get(listed)
  if (found !== undefined) return found
  const codecs = [...withExtended(listed).map(codecOf), ...CODECS]
  const results = codecs.filter(isForClient)
  const serializers = {
    request: jsonSerializer(codecs.filter(isForServer)),
    result: jsonSerializer(results),
    codecs: results,
    hasAdapters: listed.length > 0,
  }
  known.set(listed, serializers)
  return serializers
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
        throw new Error(`the adapter \`${adapter.key}\` rejected a value`, { cause })
      }
    },
  }
}
