import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"
export const read = /* @__PURE__ */ _refuseOnThisSide({ name: "read", filename: "src/input.ts" })
export const title = 'CLIENT_MARKER'
