import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createMiddleware, createServerFn } from './toolkit'

export const log = /* @__PURE__ */ createMiddleware({ type: 'function' })

export const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "tjI4tWvDXz-ulvyu")
