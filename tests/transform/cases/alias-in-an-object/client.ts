import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const tools = { make: createServerFn, nested: { 'make again': createServerFn } }

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ tools.make(), "VGLxxSRsGDHnESqr")

export const later = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ tools.nested['make again'](), "Txjw5qWJdqcLY5fI")
