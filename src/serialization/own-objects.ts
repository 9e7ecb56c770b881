/** The objects that the runtime puts around the app's values. Adapters are asked about the app's values only. */

/** The parts of an envelope that are records of the runtime; the others are values of the app. */
const RECORDS = ['context', 'error', 'redirect', 'notFound']

/** An envelope, and the records in it. */
export function ownObjectsOf(envelope: unknown): Set<unknown> {
  const parts = (envelope ?? {}) as Readonly<Record<string, unknown>>
  return new Set([envelope, ...RECORDS.map((key) => parts[key])])
}
