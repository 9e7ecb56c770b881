import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'

export const now = _serverServerFn(createServerFn(/* CLIENT_MARKER: options */)
  // SERVER_MARKER: what comes in
  .inputValidator((zone: string) => zone), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" },  // SERVER_MARKER: behind the validator
  /* SERVER_MARKER: what goes out */
  /* SERVER_MARKER: the function */ ({ data }) => {
    // SERVER_MARKER: inside
    return data
  }) // SERVER_MARKER: behind the function
export { now as now_createServerFn_handler }
