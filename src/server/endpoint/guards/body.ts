import { BODY_TIMEOUT, BODY_USED, PAYLOAD_TOO_LARGE } from '../../../errors/catalog.ts'
import { usageError, protocolError } from '../../../errors/errors.ts'
import { settleWithin } from '../../../utils/timers.ts'

/** Refuses a declared length before the body is read. */
export function assertAnnounced(length: number, limit: number): void {
  if (length > limit) throw protocolError(PAYLOAD_TOO_LARGE, { limit })
}

/** Refuses bytes that arrived, whatever length was declared. */
export function assertLength(size: number, limit: number): void {
  if (size > limit) throw protocolError(PAYLOAD_TOO_LARGE, { limit })
}

/** Refuses a body that has been read: the function would run without input. */
export function assertUnread({ bodyUsed }: Request): void {
  if (bodyUsed) throw usageError(BODY_USED, { by: 'middleware' })
}

/** Refuses an empty body with a declared length: the host has read it. */
export function assertNotTaken(announced: number, arrived: number): void {
  if (announced > 0 && arrived === 0) throw usageError(BODY_USED, { by: 'host' })
}

/** Rejects a body that takes more than `limit` milliseconds. */
export async function withinTime<T>(reading: Promise<T>, limit: number): Promise<T> {
  return settleWithin(reading, limit, () => protocolError(BODY_TIMEOUT, { limit }))
}
