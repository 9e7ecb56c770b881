import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import * as seamline from 'seamline'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ seamline.createServerFn(), "VGLxxSRsGDHnESqr")

export const later = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ seamline['createServerFn'](), "Txjw5qWJdqcLY5fI")

export class NoteError extends seamline.ServerFnError {}

export type Now = seamline.ServerFn<undefined, string>
