import { FORBIDDEN_ORIGIN } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'
import { hostOf, isTrustedOrigin, originOf, type OriginPolicy } from '../origin.ts'

/** Refuses requests of other sites. The log names the compared values, the response does not. */
export function assertTrustedOrigin(request: Request, policy: OriginPolicy): void {
  if (isTrustedOrigin(request, policy)) return
  logOnce(`received ${received(request)}, expected ${expected(request, policy)}`, policy)
  throw protocolError(FORBIDDEN_ORIGIN, undefined)
}

/** The logged comparisons of each policy, limited because senders choose the content of a request. */
const loggedBy = new WeakMap<OriginPolicy, Set<string>>()
const LOG_LIMIT = 100

function logOnce(comparison: string, policy: OriginPolicy): void {
  const logged = loggedBy.get(policy) ?? new Set()
  if (logged.has(comparison) || logged.size >= LOG_LIMIT) return
  loggedBy.set(policy, logged.add(comparison))
  const last = logged.size < LOG_LIMIT ? '' : ' Further refusals are not logged.'
  // oxlint-disable-next-line no-console -- the sender must not learn it, and nothing else reports it
  console.warn(
    `[seamline] A request was refused because of its origin: ${comparison}. ${ADVICE}${last} (FORBIDDEN_ORIGIN)`,
  )
}

const ADVICE =
  'Behind a proxy, set `origin` to the public origin, or set `trustProxy` if the proxy writes X-Forwarded-Host; list other sites in `allowedOrigins`; accept requests from scripts with `allowNonBrowser`.'

function received({ headers }: Request): string {
  const referer = headers.get('referer')
  const found = [
    ['Sec-Fetch-Site', headers.get('sec-fetch-site')] as const,
    ['Origin', headers.get('origin')] as const,
    // Its path and query may hold secrets.
    ['Referer', referer && (originOf(referer) ?? 'without an origin')] as const,
  ].flatMap(([name, value]) => (value === null ? [] : [`${name} "${printable(value)}"`]))
  return found.join(' and ') || 'neither Sec-Fetch-Site nor Origin nor Referer'
}

function expected(request: Request, policy: OriginPolicy): string {
  const { origin, trustProxy } = policy
  if (origin !== undefined) return `${[origin].flat().join(' or ')} (option \`origin\`)`
  const host = printable(hostOf(request, policy))
  const isForwarded = trustProxy === true && request.headers.has('x-forwarded-host')
  const header = isForwarded ? 'X-Forwarded-Host' : 'the Host header'
  return `http://${host} or https://${host} (from ${header})`
}

/** Without control characters and quotes, which could forge log lines. */
function printable(text: string): string {
  return text.slice(0, 200).replaceAll(/[^ -~]|"/g, '?')
}
