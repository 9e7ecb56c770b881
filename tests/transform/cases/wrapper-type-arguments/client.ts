import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createMiddleware, createServerFn } from 'seamline'

const make = createServerFn<'GET'>

export const log = /* @__PURE__ */ createMiddleware<Options>({ type: 'function' })

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ make(), "VGLxxSRsGDHnESqr")
