/**
 * The table of outcomes: how a call ends, where that can happen, and the result for its caller and
 * on the network.
 */

import { PLACES } from './endings.ts'
import { FAILURES } from './error-rows.ts'
import { rejected, resolved, type OutcomeRow } from './row.ts'
import type { Told } from './told.ts'

const login = (more: object = {}): Told =>
  rejected({
    class: 'redirect',
    status: 307,
    why: 'session',
    options: { to: '/login', search: { from: '/' }, statusCode: 307, ...more },
  })
const asThrown = login({ headers: { 'x-why': 'session' } })
const redirected = { status: 200, label: '1; redirect' }
const elsewhere = (inProcess: boolean): Told =>
  rejected(
    inProcess
      ? { class: 'Response', status: 303, body: '' }
      : { class: 'redirect', status: 303, options: { href: 'http://localhost/elsewhere' } },
  )

const csv = { class: 'Response', own: 'yes', body: 'one two' }
const own = { contentType: 'text/csv', cacheControl: 'private, max-age=60' }

export const OUTCOMES: readonly OutcomeRow[] = [
  {
    what: 'a value',
    ending: 'value',
    places: ['the handler'],
    told: resolved({ value: { at: 'Date 0' } }),
    status: 200,
    label: '1; result',
  },
  ...FAILURES,
  {
    what: 'a redirect that was thrown',
    ending: 'redirectThrown',
    places: PLACES,
    told: login(),
    inProcess: asThrown,
    ...redirected,
  },
  {
    what: 'a redirect that was returned',
    ending: 'redirectReturned',
    places: PLACES,
    told: login(),
    inProcess: asThrown,
    ...redirected,
  },
  {
    what: 'a redirect to an href',
    ending: 'hrefThrown',
    places: PLACES,
    told: rejected({
      class: 'redirect',
      status: 307,
      options: { href: '/elsewhere', statusCode: 307 },
    }),
    ...redirected,
  },
  {
    what: 'a redirect of the web that was thrown',
    ending: 'webRedirectThrown',
    places: PLACES,
    told: elsewhere(false),
    inProcess: elsewhere(true),
    ...redirected,
  },
  {
    what: 'a redirect of the web that was returned',
    ending: 'webRedirectReturned',
    places: PLACES,
    told: elsewhere(false),
    inProcess: elsewhere(true),
    ...redirected,
  },
  {
    what: 'a notFound that was thrown',
    ending: 'notFoundThrown',
    places: PLACES,
    told: rejected({ value: { data: { at: 'Date 0' }, isNotFound: true } }),
    status: 404,
    label: '1; not-found',
  },
  {
    what: 'a Response that was returned',
    ending: 'responseReturned',
    places: PLACES,
    told: resolved({ ...csv, status: 202 }),
    status: 202,
    label: '1; response',
    ...own,
  },
  {
    what: 'a Response that was thrown',
    ending: 'responseThrown',
    places: PLACES,
    told: rejected({ ...csv, status: 402 }),
    status: 402,
    label: '1; thrown-response',
    ...own,
  },
  {
    what: 'a fetched Response, whose headers are immutable',
    ending: 'fetchedReturned',
    places: PLACES,
    told: resolved({ ...csv, own: undefined, status: 200 }),
    status: 200,
    label: '1; response',
    contentType: 'text/csv',
  },
]
