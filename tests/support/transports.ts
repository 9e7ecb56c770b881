/** The two transports of a call, for `describe.each`: what holds on one has to hold on the other. */

/** The transport's name, and which side of a wired function takes it. */
export const TRANSPORTS = [
  ['through the wire', 'client'],
  ['in process', 'server'],
] as const
