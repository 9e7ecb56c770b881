import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const api = {
  'list': /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "A-RzwaWlB43oLIFC"),
  'list all': /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "AqggivBviQDblRau"),
  'list.all': /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "yujEDa8bRd-4AFXb"),
  list$all: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "9ssN3Beig3dBnVMW"),
  1: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "YLO49WVMns9c6yVO"),
  ['größe']: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "z8Gblg60f6G029hs"),
}
