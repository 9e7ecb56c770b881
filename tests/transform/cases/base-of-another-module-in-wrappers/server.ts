import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { authed, maybe } from './bases'
import type { Base } from './CLIENT_MARKER/types'

export const one = _serverServerFn((authed as Base), { id: "itYcQNubWV5TN33C", name: "one", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const two = _serverServerFn((authed satisfies Base), { id: "ub-dOXSCKXsu19DZ", name: "two", filename: "src/input.ts" }, () => 'SERVER_MARKER') as Base

export const three = _serverServerFn(maybe!, { id: "atbZSH_o-u2z6uC6", name: "three", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const four = _serverServerFn(((authed)({ method: 'POST' })!), { id: "cgdvBSUnKhkUDpC9", name: "four", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const five = _serverServerFn((<Base>authed), { id: "YtH02E3ahXfFptUI", name: "five", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { one as one_createServerFn_handler }
export { two as two_createServerFn_handler }
export { three as three_createServerFn_handler }
export { four as four_createServerFn_handler }
export { five as five_createServerFn_handler }
