import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"

export const readSecret = /* @__PURE__ */ _refuseOnThisSide({ name: "readSecret", filename: "src/input.ts" })

export const title = 'CLIENT_MARKER'
