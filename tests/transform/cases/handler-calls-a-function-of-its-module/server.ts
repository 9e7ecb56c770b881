import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { read } from './SERVER_MARKER/database'

const all = _serverServerFn(createServerFn(), { id: "M0Uk8E-e4ncs5nQN", name: "all", filename: "src/input.ts" }, () => read())

export const first = _serverServerFn(createServerFn(), { id: "KcaF_A-PCRne1lqr", name: "first", filename: "src/input.ts" }, async () => (await all())[0])
export { all as all_createServerFn_handler }
export { first as first_createServerFn_handler }
