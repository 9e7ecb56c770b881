import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER/config'

const {
  site: { title, owner: {  } },
  lists: [first, {  }],
} = load()

export const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "tjI4tWvDXz-ulvyu")

export { title, first }
