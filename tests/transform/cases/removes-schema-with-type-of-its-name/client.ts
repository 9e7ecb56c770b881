import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

type Note = z.infer<typeof Note>

export type Author = z.infer<typeof Author>

export const addNote = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "5lU_1uLA0mgTZMzC")
