import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { load } from './CLIENT_MARKER'
import title /* CLIENT_MARKER */ from './title'

const [
  ,
  /* CLIENT_MARKER */ page, // CLIENT_MARKER
] = load('CLIENT_MARKER')

const [ , user /* CLIENT_MARKER */] = load()

let shown = title // CLIENT_MARKER

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "M-u2HFYR80c8HZur")

export const view = () => [page, user, shown]
