import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/server"
import { title } from './CLIENT_MARKER/title'


export const readDraft = /* @__PURE__ */ _refuseOnThisSide({ name: "readDraft", filename: "src/input.ts" })

export { title }
