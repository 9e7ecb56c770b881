import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"

export default /* @__PURE__ */ _refuseOnThisSide({ name: "default", filename: "src/input.ts" })
