import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/server"

export const neither = /* @__PURE__ */ _refuseOnThisSide({ name: "neither", filename: "src/input.ts" })
export const either = () => 'SERVER_MARKER'
export const made = () => {}
