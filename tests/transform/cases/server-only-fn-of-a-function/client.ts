import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"


export const secret = /* @__PURE__ */ _refuseOnThisSide({ name: "secret", filename: "src/input.ts" })

export const leave = /* @__PURE__ */ _refuseOnThisSide({ name: "leave", filename: "src/input.ts" })

export const log = /* @__PURE__ */ _refuseOnThisSide({ name: "log", filename: "src/input.ts" })
