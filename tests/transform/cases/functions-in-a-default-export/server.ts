import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

const _default = {
  title: 'CLIENT_MARKER',
  list: _serverServerFn(createServerFn(), { id: "mMVETuLppnc2SKtq", name: "default.list", filename: "src/input.ts" }, () => read()),
  users: { list: _serverServerFn(createServerFn(), { id: "F1jjMr6lOA0ws23x", name: "default.users.list", filename: "src/input.ts" }, () => 'SERVER_MARKER') },
};
export { _default as default }
export const default$list_createServerFn_handler = _default.list
export const default$users$list_createServerFn_handler = _default.users.list
