import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const base = /* @__PURE__ */ createServerFn({ method: 'POST' })
const second = base
const third = second

export const addNote = /* @__PURE__ */ _clientServerFn(third, "5lU_1uLA0mgTZMzC")
