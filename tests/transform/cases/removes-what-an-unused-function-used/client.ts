import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { unused } from './CLIENT_MARKER/unused'

const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
const kept = unused.title + 'CLIENT_MARKER'
