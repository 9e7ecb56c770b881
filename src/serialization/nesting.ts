/** The limit of nesting, and the words for values beyond it. */

/** How many lists and objects may nest. Deeper ones would overflow the stack of `JSON.stringify`. */
export const NESTING_LIMIT = 1000

/** What is refused, in the plural. */
export const TOO_DEEP: string = `nesting deeper than ${NESTING_LIMIT.toLocaleString('en')} levels`

const HEAD = 80
const TAIL = 20

/** A path that fits into a message: of a long one, the beginning and the end. */
export function shortPath(path: string): string {
  if (path.length <= HEAD + TAIL) return path
  const head = path.slice(0, HEAD).replace(/(?<=.)[.[][^.[]*$/, '')
  const tail = path.slice(-TAIL).replace(/^[^.[]+(?=[.[])/, '')
  return `${head}…${tail}`
}
