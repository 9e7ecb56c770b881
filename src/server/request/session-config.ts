import { refuseOthers } from '../../chain/check-options.ts'
import { INVALID_OPTION } from '../../errors/catalog.ts'
import { UNKNOWN_OPTION } from '../../errors/catalog-options.ts'
import { usageError } from '../../errors/errors.ts'
import { OPTION_NAMES } from '../../model/option-names.ts'
import type { CookieOptions } from './response-utilities.ts'
import { assertSomeSecret, assertStrongSecret, isLifetime } from './guards/session.ts'
import type { SessionConfig, SessionPassword } from './session.types.ts'

/** The cookie of a session, which can be deleted without its secrets. */
export interface SessionCookie {
  readonly name: string
  readonly attributes: CookieOptions
}

/** The checked options of a session. */
export interface ResolvedSession extends SessionCookie {
  /** The first one seals. */
  readonly secrets: readonly [string, ...string[]]
  /** In seconds; `Infinity` for no limit. */
  readonly maxAge: number
  readonly generateId: () => string
}

/** The name that apps for TanStack Start have in their visitors' browsers. */
const DEFAULT_NAME = 'start'

/** @param call - the calling function, for messages */
export function resolveSession(config: SessionConfig, call: string): ResolvedSession {
  const cookie = resolveCookie(config, call)
  const { password, maxAge = Infinity, generateId = () => crypto.randomUUID() } = config
  if (!isLifetime(maxAge)) {
    const received = String(maxAge)
    throw usageError(INVALID_OPTION, {
      call: `${call}()`,
      option: 'maxAge',
      received,
      accepted: [3600],
    })
  }
  return { ...cookie, secrets: secretsOf(password, cookie.name), maxAge, generateId }
}

export function resolveCookie(config: Partial<SessionConfig>, call: string): SessionCookie {
  refuseOthers(`\`${call}()\``, config, OPTION_NAMES.session)
  const { name = DEFAULT_NAME, cookie = {} }: { name?: string; cookie?: CookieOptions | false } =
    config as object
  if (cookie === false) {
    const advice = 'Remove it; a session is kept in its cookie.'
    throw usageError(UNKNOWN_OPTION, { what: `\`${call}()\``, option: 'cookie: false', advice })
  }
  return { name, attributes: cookie }
}

function secretsOf(password: SessionPassword, session: string): ResolvedSession['secrets'] {
  const secrets = listOf(password)
  for (const secret of secrets) assertStrongSecret(secret, session)
  assertSomeSecret(secrets, session)
  return secrets
}

/** The secrets, the one that seals first; a variable that is not set is `undefined`, whatever its type says. */
function listOf(password: SessionPassword | undefined | null): readonly unknown[] {
  if (typeof password !== 'object' || password === null) return [password]
  const secrets = Object.values(password)
  if (Array.isArray(password)) return secrets
  // Engines list numeric keys first, from the lowest; the latest secret has the highest.
  const isNumbered = Object.keys(password).some((key) => /^\d+$/.test(key))
  return isNumbered ? secrets.toReversed() : secrets
}
