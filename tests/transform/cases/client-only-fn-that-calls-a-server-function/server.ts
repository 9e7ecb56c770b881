import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

const listNotes = _serverServerFn(createServerFn(), { id: "tjI4tWvDXz-ulvyu", name: "listNotes", filename: "src/input.ts" }, () => read())

export const refresh = /* @__PURE__ */ _refuseOnThisSide({ name: "refresh", filename: "src/input.ts" })
export { listNotes as listNotes_createServerFn_handler }
