import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const posting = { method: 'POST' } as const

export const addNote = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(posting), "5lU_1uLA0mgTZMzC")
