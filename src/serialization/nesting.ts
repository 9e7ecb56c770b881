/** Deeper lists and objects would overflow the stack of `JSON.stringify`. */
export const NESTING_LIMIT = 1000

/** As the kind of a refused value. */
export const TOO_DEEP: string = `nesting deeper than ${NESTING_LIMIT.toLocaleString('en')} levels`

const HEAD = 80
const TAIL = 20

/** Shortens a long path for a message to its beginning and end. */
export function shortPath(path: string): string {
  if (path.length <= HEAD + TAIL) return path
  const head = path.slice(0, HEAD).replace(/(?<=.)[.[][^.[]*$/, '')
  const tail = path.slice(-TAIL).replace(/^[^.[]+(?=[.[])/, '')
  return `${head}…${tail}`
}
