import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"
import { createMiddleware } from 'seamline'

export const neither = /* @__PURE__ */ _refuseOnThisSide({ name: "anonymous", filename: "src/input.ts" })
export const either = /* @__PURE__ */ _refuseOnThisSide({ name: "anonymous", filename: "src/input.ts" })
export const made = [
  /* @__PURE__ */ createMiddleware(),
  'BROWSER_MARKER',
].at
