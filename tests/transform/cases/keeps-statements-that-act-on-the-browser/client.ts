import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { db } from './CLIENT_MARKER/db.server'
import { config, start, track } from './CLIENT_MARKER/browser'

const region = process.env.REGION
const mode = process.env.MODE
const zone = process.env.ZONE
const name = process.env.NAME
const options = {
  host: process.env.HOST,
  apply() {
    config.host = 'CLIENT_MARKER'
  },
}

class Store {
  key = process.env.KEY
  constructor() {
    track('CLIENT_MARKER')
  }
}

async function boot() {
  if (import.meta.env.SSR) await db.migrate()
  else start('CLIENT_MARKER')
}

boot()

// A function that is called at once runs here.
;(async () => {
  if (import.meta.env.SSR) await db.open()
  else start('CLIENT_MARKER')
})()

Object.assign(config, { region, name: 'CLIENT_MARKER' })
Object.assign(globalThis, { mode, name: 'CLIENT_MARKER' })
;[zone, 'CLIENT_MARKER'].forEach((each) => track(each))
Promise.resolve(name).then(() => track('CLIENT_MARKER'))
options.apply()
new Store()

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "M-u2HFYR80c8HZur")

const flags = process.env.FLAGS?.split(',') ?? []
flags.forEach((flag) => track('CLIENT_MARKER', flag))
export const count = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "Ab5iHlMz6lEF6LTj")
