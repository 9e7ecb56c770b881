import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import * as seamline from 'seamline'

export const now = _serverServerFn(seamline.createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const later = _serverServerFn(seamline['createServerFn'](), { id: "Txjw5qWJdqcLY5fI", name: "later", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export class NoteError extends seamline.ServerFnError {}

export type Now = seamline.ServerFn<undefined, string>
export { now as now_createServerFn_handler }
export { later as later_createServerFn_handler }
