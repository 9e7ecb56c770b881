import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"

export const env = {
  secrets: { read: /* @__PURE__ */ _refuseOnThisSide({ name: "env.secrets.read", filename: "src/input.ts" }) },
  origin: () => 'BROWSER_MARKER',
}
