import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { model } from './CLIENT_MARKER/model'
import { db } from './SERVER_MARKER/db'

export const now = _serverServerFn(createServerFn(), { id: "K9WD7pihlLOFMsW_", name: "now", filename: "src/input.tsx" }, () => db.now(model.name))

export const Field = () => <input use:model={['CLIENT_MARKER']} />
export { now as now_createServerFn_handler }
