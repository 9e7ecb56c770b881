import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { model } from './CLIENT_MARKER/model'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "K9WD7pihlLOFMsW_")

export const Field = () => <input use:model={['CLIENT_MARKER']} />
