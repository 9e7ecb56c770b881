import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const api = {
  users: {
    list: _serverServerFn(createServerFn(), { id: "lc1-wLi_Lf02VdM6", name: "api.users.list", filename: "src/input.ts" }, () => 'SERVER_MARKER'),
    roles: { list: _serverServerFn(createServerFn(), { id: "0IyI0lPue6wxwD1K", name: "api.users.roles.list", filename: "src/input.ts" }, () => 'SERVER_MARKER') },
  },
} as const

export const more = { list: _serverServerFn(createServerFn(), { id: "CanRHGfdaouKAH86", name: "more.list", filename: "src/input.ts" }, () => 'SERVER_MARKER') } satisfies object
export const api$users$list_createServerFn_handler = api.users.list
export const api$users$roles$list_createServerFn_handler = api.users.roles.list
export const more$list_createServerFn_handler = more.list
