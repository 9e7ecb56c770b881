import { withExtended, type AnySerializationAdapter } from './adapter.ts'
import { CODECS, type Codec } from './codecs.ts'
import { isForClient, isForServer } from './guards/direction.ts'
import { isAdapted } from './is-adapted.ts'
import { jsonSerializer, type JsonSerializer } from './json-encoder.ts'

export interface Serializers {
  /** To the server, which does not trust the client. */
  readonly request: JsonSerializer
  readonly result: JsonSerializer
  /** The codecs for results, adapters first. */
  readonly codecs: readonly Codec[]
  readonly hasAdapters: boolean
}

const known = new WeakMap<readonly AnySerializationAdapter[], Serializers>()

/** The serializers with these adapters and those that they extend, made once for each list. */
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
    matches: (value) => isAdapted(adapter, value),
    // Called only for values that `test` accepts, and for the output of `toSerializable`.
    encode: (value: never) => adapter.toSerializable(value),
    decode: (encoded) => {
      try {
        return adapter.fromSerializable(encoded as never)
      } catch (cause) {
        // The adapter's own message is for the log, not for the sender.
        throw new Error(`the adapter \`${adapter.key}\` rejected a value`, { cause })
      }
    },
  }
}
