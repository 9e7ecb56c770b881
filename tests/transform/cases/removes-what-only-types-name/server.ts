import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { row } from './SERVER_MARKER/row'
import { key } from './SERVER_MARKER/key'
import { save } from './SERVER_MARKER/save'

export interface Store {
  db(): typeof db
  read(row: string): void
  [key: string]: unknown
}

export abstract class Base {
  abstract save(): void
}

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => db.read(row, key, save, 'SERVER_MARKER'))
export { now as now_createServerFn_handler }
