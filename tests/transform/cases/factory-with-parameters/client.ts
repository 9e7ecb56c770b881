import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { requireRole } from './CLIENT_MARKER/roles'

const serverFnFor = (role: string, { method = 'GET' }: { method?: 'GET' | 'POST' } = {}) =>
  /* @__PURE__ */ createServerFn({ method }).middleware([requireRole(role)])

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ serverFnFor('user'), "lh0ULNhrC2mOEWFn")

export const all = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ serverFnFor('admin', { method: 'POST' }), "M0Uk8E-e4ncs5nQN")
