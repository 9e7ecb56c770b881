import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/server"

export const env = {
  secrets: { read: () => 'SERVER_MARKER' },
  origin: /* @__PURE__ */ _refuseOnThisSide({ name: "env.origin", filename: "src/input.ts" }),
}
