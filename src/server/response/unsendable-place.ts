import { graphCopy } from '../../serialization/graph-copy.ts'
import { serializersFor } from '../../serialization/serializer.ts'
import type { AnySerializationAdapter } from '../../serialization/adapter.ts'

/**
 * The first place in a value that cannot be sent to the client, with the reason; `undefined` when all of it
 * can be sent.
 */
export function unsendablePlace(
  value: unknown,
  adapters: readonly AnySerializationAdapter[],
): string | undefined {
  try {
    // Promises and streams may stand in it; what they bring is unknown yet.
    graphCopy(value, serializersFor(adapters), () => 0)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
