import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createMiddleware, createServerFn } from 'seamline'

export const auth = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' }) 
  // CLIENT_MARKER
  .client(() => 'CLIENT_MARKER'), { name: "auth", filename: "src/input.ts" })

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "M-u2HFYR80c8HZur") , 
  count = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "Ab5iHlMz6lEF6LTj"), 
  title = 'CLIENT_MARKER' // CLIENT_MARKER

export const api = {
  list: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "A-RzwaWlB43oLIFC"), 
  count: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "pBf1tLxJ3TR69MUF") ,
  title, // CLIENT_MARKER
}
