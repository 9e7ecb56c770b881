import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createMiddleware, createServerFn } from 'seamline'

const make = createServerFn
const makeAgain = make
const { middleware } = { middleware: createMiddleware }

export const log = /* @__PURE__ */ middleware({ type: 'function' })

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ make(), "VGLxxSRsGDHnESqr")

export const later = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ makeAgain({ method: 'POST' }), "Txjw5qWJdqcLY5fI")
