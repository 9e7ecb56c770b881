/** Failures that only the client notices: ProtocolError. Apart, because the parts of its code share them. */

import type { ErrorEntry } from './catalog.ts'

export const UNEXPECTED_RESPONSE: ErrorEntry<{ status: number; contentType: string }> = {
  code: 'UNEXPECTED_RESPONSE',
  describe: ({ status, contentType }) =>
    `The response (${status}, ${contentType}) did not come from the endpoint. Check for a proxy in between.`,
}

export const NETWORK: ErrorEntry = {
  code: 'NETWORK',
  describe: () => 'The connection failed or was interrupted. Try again.',
}
