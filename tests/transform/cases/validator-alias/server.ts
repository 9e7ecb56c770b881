import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { z } from './SERVER_MARKER/zod'

export const greet = _serverServerFn(createServerFn()
  .validator(z.object({ name: z.string() })), { id: "pLO1xu8N7Hz54IG4", name: "greet", filename: "src/input.ts" }, 
  ({ data }) => `SERVER_MARKER ${data.name}`)
export { greet as greet_createServerFn_handler }
