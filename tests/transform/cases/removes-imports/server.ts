import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import fs from './SERVER_MARKER/fs'
import * as crypto from './SERVER_MARKER/crypto'
import { db } from './SERVER_MARKER/db'
import parse, { format } from './SERVER_MARKER/parse'
import print, { trim } from './print'
import { one, two as second, three } from './numbers'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () =>
  db.run(fs, crypto, parse, format, print, second, 'SERVER_MARKER'),
)

export const shown = [trim, one, three]
export { now as now_createServerFn_handler }
