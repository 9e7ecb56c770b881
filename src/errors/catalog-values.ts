/** Errors in values. The browser loads them together with the serializer. */

import type { ErrorEntry, RefusalEntry } from './catalog.ts'

export const TYPE_NOT_ALLOWED: RefusalEntry<{ path: string; kind: string }> = {
  code: 'TYPE_NOT_ALLOWED',
  status: 400,
  describe: ({ path, kind }) => `${path}: ${kind} cannot be sent. Send plain JSON values.`,
}

export const PAYLOAD_TOO_COMPLEX: RefusalEntry<{ limit: string }> = {
  code: 'PAYLOAD_TOO_COMPLEX',
  status: 400,
  describe: ({ limit }) => `The input has more than ${limit}. Send less.`,
}

export const ADAPTER_TEST_FAILED: ErrorEntry<{ key: string }> = {
  code: 'ADAPTER_TEST_FAILED',
  describe: ({ key }) =>
    `\`test\` of the serialization adapter \`${key}\` threw, so the adapter is not used for that value. Return \`false\` for other objects: \`test\` is called with every object that is sent.`,
}

export const ANSWER_TOO_LARGE: ErrorEntry<{ what: string }> = {
  code: 'ANSWER_TOO_LARGE',
  describe: ({ what }) =>
    `The response has more than ${what}. Send smaller items, and read streams as they arrive.`,
}
