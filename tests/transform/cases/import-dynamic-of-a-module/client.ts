import { clientServerFn as _clientServerFn } from "seamline/internal/client"

const { authed } = await import('./bases')

export const addNote = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed({ method: 'POST' }), "5lU_1uLA0mgTZMzC")
