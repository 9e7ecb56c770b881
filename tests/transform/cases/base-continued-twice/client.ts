import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

const base = /* @__PURE__ */ createServerFn({ method: 'POST' }).middleware([auth])

export const addNote = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ base, "5lU_1uLA0mgTZMzC")

export const clearNotes = /* @__PURE__ */ _clientServerFn(base, "DJ1Mf-iU-LwcyHGc")
