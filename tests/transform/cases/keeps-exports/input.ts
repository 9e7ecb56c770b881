import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { limit } from './CLIENT_MARKER/limit'

export const LIMIT = limit('CLIENT_MARKER')
export function clamp(n: number) {
  return Math.min(n, LIMIT)
}
const page = 'CLIENT_MARKER'
export { page }
export default class Pager {
  page = page
}
export * from './CLIENT_MARKER/pages'

export const now = createServerFn().handler(() => db.now(clamp(LIMIT), page))
