/** Errors in options, and warnings of a server. Production browsers leave them out. */

import type { ErrorEntry } from './catalog.ts'

export const UNKNOWN_OPTION: ErrorEntry<{ what: string; option: string; advice: string }> = {
  code: 'UNKNOWN_OPTION',
  describe: ({ what, option, advice }) => `${what} has no option \`${option}\`. ${advice}`,
}

export const DATA_NOT_VALIDATED: ErrorEntry<{ serverFn: string }> = {
  code: 'DATA_NOT_VALIDATED',
  describe: ({ serverFn }) =>
    `${serverFn} was called with \`data\`, but its chain has no validator, so the handler does not receive it. Add \`.inputValidator()\` to the function, or call it without \`data\`.`,
}

export const ORIGIN_NOT_CHECKED: ErrorEntry<undefined> = {
  code: 'ORIGIN_NOT_CHECKED',
  describe: () =>
    '`csrf: false` in `createStart()` lets pages of every origin call functions with their visitors’ cookies. List the origins in `allowedOrigins` instead, unless every function is public.',
}

export const COOKIE_IN_PUBLIC_RESPONSE: ErrorEntry<{
  path: string
  cookies: readonly string[]
  caching: string
}> = {
  code: 'COOKIE_IN_PUBLIC_RESPONSE',
  describe: ({ path, cookies, caching }) =>
    `The response of \`${path}\` sets ${cookies.map((name) => `\`${name}\``).join(', ')} and may be stored in shared caches (\`${caching}\`), so it is sent with \`cache-control: private\`. Set the cookie in another response, or make this one private.`,
}
