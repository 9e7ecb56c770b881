import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { load, place } from './place'

const first = load
;(place('CLIENT_MARKER'))

const second = load
;[second].forEach(place)

const third = load
;(() => place('BROWSER_MARKER'))()

if (first) (() => place('BROWSER_MARKER'))()
else place('CLIENT_MARKER')

let last = third // CLIENT_MARKER
   
;++last

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "M-u2HFYR80c8HZur")
