import { connectionFailed } from '../errors/network-error.ts'
import type * as serializers from './lazy-serializer.ts'

/** Loads the code for values that are not plain JSON. */
export function loadSerializer(): Promise<typeof serializers> {
  return import('./lazy-serializer.ts').catch(connectionFailed)
}
