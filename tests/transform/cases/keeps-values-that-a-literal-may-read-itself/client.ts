import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const { shown } = { secret: 'CLIENT_MARKER', get shown() { return this.secret } }
const { again } = { one: 'CLIENT_MARKER', ...{ again: 1 } }
const { key: twice } = { key: 'CLIENT_MARKER' }

export const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "tjI4tWvDXz-ulvyu")

export const text = () => shown + again + twice
