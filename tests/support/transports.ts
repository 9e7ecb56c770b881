/** The two transports of a call, for `describe.each`: each test runs on both. */

/** The transport's name, and the callable of a wired function that uses it. */
export const TRANSPORTS = [
  ['through the wire', 'client'],
  ['in process', 'server'],
] as const
