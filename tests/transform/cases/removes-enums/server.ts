import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { first } from './SERVER_MARKER/roles'

enum Role {
  Admin = first,
  Owner = 'SERVER_MARKER',
}

const enum Level {
  High = 'SERVER_MARKER',
}

enum Shown {
  Yes = 'CLIENT_MARKER',
}

export const role = _serverServerFn(createServerFn(), { id: "pA_adWXav1D2jzL_", name: "role", filename: "src/input.ts" }, () => [Role.Admin, Level.High])

export const shown = Shown.Yes
export { role as role_createServerFn_handler }
