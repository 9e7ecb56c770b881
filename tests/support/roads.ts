/** The two roads of a call, for `describe.each`: what holds on one has to hold on the other. */

/** The road's name, and which half of a wired function takes it. */
export const ROADS = [
  ['through the wire', 'client'],
  ['in process', 'server'],
] as const
