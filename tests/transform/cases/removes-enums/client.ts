import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'



enum Shown {
  Yes = 'CLIENT_MARKER',
}

export const role = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "pA_adWXav1D2jzL_")

export const shown = Shown.Yes
