import { refuseOnThisSide as _refuseOnThisSide } from "seamline/internal/server"

export function Page(props: { title: string }) {
  const { label = 'CLIENT_MARKER' } = props
  const readDraft = /* @__PURE__ */ _refuseOnThisSide({ name: "readDraft", filename: "src/input.ts" })
  return [label, readDraft]
}
