import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { db, type Db } from './db'
import parse, { type Parsed, type Row as ParsedRow } from './parse'
import type { Note } from './note'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, (): Note => parse(db.now('SERVER_MARKER')))

export type { Db }
export type Rows = Parsed | ParsedRow
export { now as now_createServerFn_handler }
