import { startWith, TRANSPORTS, travel, type Transport } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { end, type Place } from '../../support/outcomes/endings.ts'
import { functionOfApp, middleware, ofApp } from '../../support/outcomes/places.ts'
import { quotaError } from '../../support/outcomes/quota-error.ts'
import type { OutcomeRow } from '../../support/outcomes/row.ts'
import { OUTCOMES } from '../../support/outcomes/rows.ts'
import { told } from '../../support/outcomes/told.ts'

/** A row that can occur on a transport, once for each place. */
function cases(transport: Transport): readonly (readonly [string, Place, OutcomeRow])[] {
  return OUTCOMES.flatMap((row) =>
    row.places
      // In process, there is only the caller's request, which has not ended.
      .filter((place) => transport !== 'in process' || place !== 'a request middleware of the app')
      .map((place) => [row.what, place, row] as const),
  )
}

/** The cookies of the middleware that have run by then. */
function cookiesAt(place: Place): readonly string[] {
  return place === 'a request middleware of the app'
    ? ['first=1; Path=/']
    : ['first=1; Path=/', 'second=2; Path=/; HttpOnly']
}

describe.each(TRANSPORTS)('a call, %s,', (transport) => {
  test.each(cases(transport))('ends with %s by %s', async (_what, place, row) => {
    startWith({
      requestMiddleware: [ofApp],
      functionMiddleware: [functionOfApp],
      serializationAdapters: [quotaError],
      // The log is tested elsewhere.
      serverFns: { onError: () => {} },
    })
    const builder = createServerFn({ method: 'POST' }).middleware(middleware)
    const { call, answers } = travel(transport, builder, end)
    const headers = { 'x-place': place, 'x-ending': row.ending }
    const outcome = await told(call({ headers }))
    expect(outcome).toEqual(transport === 'in process' ? (row.inProcess ?? row.told) : row.told)

    const [answer] = answers
    expect(answer?.headers.getSetCookie()).toEqual(cookiesAt(place))
    expect(answer?.headers.get('x-set')).toBe('by middleware')
    if (transport === 'in process') return
    expect({
      status: answer?.status,
      label: answer?.headers.get('x-seamline'),
      contentType: answer?.headers.get('content-type'),
      cacheControl: answer?.headers.get('cache-control'),
      location: answer?.headers.get('location'),
    }).toEqual({
      status: row.status,
      label: row.label,
      contentType: row.contentType ?? 'application/json',
      cacheControl: row.cacheControl ?? 'private, no-store',
      location: null,
    })
  })
})
