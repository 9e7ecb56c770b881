import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const add = _serverServerFn(createServerFn({ method: 'POST' })
  .inputValidator((terms: [number, number]) => terms.map((term) => term + 'SERVER_MARKER'.length)), { id: "3I_QBe4xViJbdQRe", name: "add", filename: "src/input.ts" }, 
  async ({ data }) => data.join('SERVER_MARKER'))
export { add as add_createServerFn_handler }
