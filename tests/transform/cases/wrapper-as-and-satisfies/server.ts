import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn, type ServerFn } from 'seamline'

export const asOne = _serverServerFn(createServerFn(), { id: "o0ezrmqpEMUO9Kiz", name: "asOne", filename: "src/input.ts" }, () => 'SERVER_MARKER') as ServerFn<undefined, string>

export const satisfying = _serverServerFn(createServerFn(), { id: "oq1X-nmXqRkaL0df", name: "satisfying", filename: "src/input.ts" }, () => 'SERVER_MARKER') satisfies ServerFn<undefined, string>

export const inTheMiddle = _serverServerFn((createServerFn() as unknown as ReturnType<typeof createServerFn>), { id: "FEOzdw8zxlai5iMR", name: "inTheMiddle", filename: "src/input.ts" }, () => 'SERVER_MARKER')
export { asOne as asOne_createServerFn_handler }
export { satisfying as satisfying_createServerFn_handler }
export { inTheMiddle as inTheMiddle_createServerFn_handler }
