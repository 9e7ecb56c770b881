import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/server"
import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { load, place } from './place'

const first = load, read = () => { 'SERVER_MARKER' }
(place('CLIENT_MARKER'))

const second = load
const key = 'SERVER_MARKER'
;[second].forEach(place)

const third = load
;(() => place('SERVER_MARKER'))()

if (first) /* @__PURE__ */ _refuseOnThisSide({ name: "anonymous", filename: "src/input.ts" })()
else place('CLIENT_MARKER')

let last = third // CLIENT_MARKER
  , secret = 'SERVER_MARKER'
++last

export const list = _serverServerFn(createServerFn(), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, () => [read, key, secret])
export { list as list_createServerFn_handler }
