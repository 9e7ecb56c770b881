import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'

class Store {
  static name = 'SERVER_MARKER'
  read(): string {
    return readRow(this)
  }
}

function readRow(store: Store) {
  return db.read(store, 'SERVER_MARKER')
}

const format = (row: string) => `SERVER_MARKER ${row}`

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => format(new Store().read()))
export { now as now_createServerFn_handler }
