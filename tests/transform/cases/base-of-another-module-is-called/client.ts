import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { authedServerFn } from './bases'

export const addNote = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authedServerFn({ method: 'POST' }), "5lU_1uLA0mgTZMzC")

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authedServerFn(), "lh0ULNhrC2mOEWFn")

const posting = /* @__PURE__ */ authedServerFn({ method: 'POST' })

export const dropNote = /* @__PURE__ */ _clientServerFn(posting, "eFBmzJmFsLDXpDkR")
