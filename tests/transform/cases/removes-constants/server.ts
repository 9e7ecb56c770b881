import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { connect } from './SERVER_MARKER/db'

const URL = process.env.SERVER_MARKER
const db = connect(URL)
const options = { timeout: 10 },
  title = 'CLIENT_MARKER'

export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => db.now(options))

export const shown = title
export { now as now_createServerFn_handler }
