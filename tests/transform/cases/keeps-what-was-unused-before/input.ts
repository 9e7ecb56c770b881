import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { unused } from './CLIENT_MARKER/unused'
import { used } from './CLIENT_MARKER/used'

const registered = used('CLIENT_MARKER')
function helper() {
  return registered
}

export const now = createServerFn().handler(() => db.now(used))
