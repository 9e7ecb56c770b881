import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { cache } from './CLIENT_MARKER/cache'

const notes = new Map([['CLIENT_MARKER', cache]])
notes.set('CLIENT_MARKER', cache)

export const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "tjI4tWvDXz-ulvyu")
