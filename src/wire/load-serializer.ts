import { connectionFailed } from '../errors/errors.ts'
import type * as serializers from './lazy-serializer.ts'

export function loadSerializer(): Promise<typeof serializers> {
  return import('./lazy-serializer.ts').catch(connectionFailed)
}
