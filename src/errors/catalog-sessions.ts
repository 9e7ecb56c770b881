/** Errors of sessions. */

import type { ErrorEntry } from './catalog.ts'

export const INVALID_SESSION_PASSWORD: ErrorEntry<{ session: string; received: string }> = {
  code: 'INVALID_SESSION_PASSWORD',
  describe: ({ session, received }) =>
    `The \`password\` of session \`${session}\` is ${received}. Use at least 32 random characters, such as the output of \`openssl rand -base64 32\`.`,
}

export const SESSION_NOT_SERIALIZABLE: ErrorEntry<{ session: string; path: string }> = {
  code: 'SESSION_NOT_SERIALIZABLE',
  describe: ({ session, path }) =>
    `\`${path}\` of session \`${session}\` is not a JSON value. Store plain JSON, for example a date as its ISO text.`,
}

export const SESSION_TOO_LARGE: ErrorEntry<{ session: string; bytes: number; limit: number }> = {
  code: 'SESSION_TOO_LARGE',
  describe: ({ session, bytes, limit }) =>
    `The cookie of session \`${session}\` would have ${bytes} bytes, but browsers keep at most ${limit}. Store less, for example the id of a row that has the rest.`,
}

export const HEADERS_SENT: ErrorEntry<{ session: string }> = {
  code: 'HEADERS_SENT',
  describe: ({ session }) =>
    `Session \`${session}\` was changed after the headers of the response had been sent. Change it before the handler returns its stream or the page is sent, and await the change.`,
}
