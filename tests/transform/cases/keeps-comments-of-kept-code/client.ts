import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline' // CLIENT_MARKER: behind the import

const title = 'Notes' // CLIENT_MARKER: behind the title
// CLIENT_MARKER: above what is shown
export const shown = title

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
