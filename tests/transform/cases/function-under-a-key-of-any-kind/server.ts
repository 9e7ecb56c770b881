import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const api = {
  'list': _serverServerFn(createServerFn(), { id: "A-RzwaWlB43oLIFC", name: "api.list", filename: "src/input.ts" }, () => 'SERVER_MARKER'),
  'list all': _serverServerFn(createServerFn(), { id: "AqggivBviQDblRau", name: "api.list all", filename: "src/input.ts" }, () => 'SERVER_MARKER'),
  'list.all': _serverServerFn(createServerFn(), { id: "yujEDa8bRd-4AFXb", name: "api.list.all", filename: "src/input.ts" }, () => 'SERVER_MARKER'),
  list$all: _serverServerFn(createServerFn(), { id: "9ssN3Beig3dBnVMW", name: "api.list$all", filename: "src/input.ts" }, () => 'SERVER_MARKER'),
  1: _serverServerFn(createServerFn(), { id: "YLO49WVMns9c6yVO", name: "api.1", filename: "src/input.ts" }, () => 'SERVER_MARKER'),
  ['größe']: _serverServerFn(createServerFn(), { id: "z8Gblg60f6G029hs", name: "api.größe", filename: "src/input.ts" }, () => 'SERVER_MARKER'),
}
export const api$list_createServerFn_handler = api.list
export const api$list$32all_createServerFn_handler = api["list all"]
export const api$list$all_createServerFn_handler = api["list.all"]
export const api$list$36all_createServerFn_handler = api.list$all
export const api$1_createServerFn_handler = api["1"]
export const api$gr$246$223e_createServerFn_handler = api.größe
