import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const nonNull = _serverServerFn(createServerFn()!, { id: "gJogC-34FRwOqzAb", name: "nonNull", filename: "src/input.ts" }, () => 'SERVER_MARKER')!

export const inParentheses = _serverServerFn(((createServerFn)()).inputValidator((x) => 'SERVER_MARKER'), { id: "HTSlE7BNFAivt8HK", name: "inParentheses", filename: "src/input.ts" }, () => 'SERVER_MARKER')

export const cast = _serverServerFn((<any>createServerFn()), { id: "-WpeukvHF22Q8PJv", name: "cast", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { nonNull as nonNull_createServerFn_handler }
export { inParentheses as inParentheses_createServerFn_handler }
export { cast as cast_createServerFn_handler }
