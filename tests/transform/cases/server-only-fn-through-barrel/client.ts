import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"

export const one = /* @__PURE__ */ _refuseOnThisSide({ name: "one", filename: "src/input.ts" })

export const two = /* @__PURE__ */ _refuseOnThisSide({ name: "two", filename: "src/input.ts" })
