import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/client"

export function Page(props: { title: string }) {
  const readSecret = /* @__PURE__ */ _refuseOnThisSide({ name: "readSecret", filename: "src/input.ts" })
  return [props.title, 'CLIENT_MARKER', readSecret]
}
