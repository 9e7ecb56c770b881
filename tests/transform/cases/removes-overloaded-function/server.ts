import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'

function load(id: string): string
function load(id: number): number
function load(id: unknown): unknown {
  return db.load(id, 'SERVER_MARKER')
}

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => load(1))
export { now as now_createServerFn_handler }
