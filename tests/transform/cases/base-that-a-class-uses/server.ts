import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

const base = createServerFn()
const load = _serverServerFn(base, { id: "hCdn4NTh1ZoeDSkM", name: "load", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export class Notes {
  load = load
  url = load.url

  refresh() {
    return load('CLIENT_MARKER')
  }
}
export { load as load_createServerFn_handler }
