import { createServerFn } from 'seamline'
import { db, type Db } from './db'
import parse, { type Parsed, type Row as ParsedRow } from './parse'
import type { Note } from './note'

export const now = createServerFn().handler((): Note => parse(db.now('SERVER_MARKER')))

export type { Db }
export type Rows = Parsed | ParsedRow
