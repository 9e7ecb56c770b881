import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'




export const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "tjI4tWvDXz-ulvyu")

export const countNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "4QrvkgufWUExyvyi")
