/** The words for values that nest too deeply. */

import { NESTING_LIMIT } from './plain.ts'

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
