import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { authed } from './bases'

export const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed, "tjI4tWvDXz-ulvyu")

export const countNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed.middleware([]), "4QrvkgufWUExyvyi")

export const postable = /* @__PURE__ */ authed.middleware([])
