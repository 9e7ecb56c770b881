import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const { shown } = { shown: 'CLIENT_MARKER' }
const { page } = { page: 'CLIENT_MARKER' } as const

export const listNotes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "tjI4tWvDXz-ulvyu")

export const text = () => shown + page
