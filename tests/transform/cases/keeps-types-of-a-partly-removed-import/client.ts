import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import type { Db } from './db'
import type { Parsed, Row as ParsedRow } from './parse'
import type { Note } from './note'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export type { Db }
export type Rows = Parsed | ParsedRow
