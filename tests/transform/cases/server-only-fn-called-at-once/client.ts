import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"

export const load = () => /* @__PURE__ */ _refuseOnThisSide({ name: "anonymous", filename: "src/input.ts" })()
