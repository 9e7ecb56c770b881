import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const byDefault = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "sHhknXxA9M7Ngwbg")

export const byName = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn({ method: 'GET' }), "a3BpH2b4gaNRo0iI")
