import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn, type ServerFn } from 'seamline'

export const asOne = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "o0ezrmqpEMUO9Kiz") as ServerFn<undefined, string>

export const satisfying = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "oq1X-nmXqRkaL0df") satisfies ServerFn<undefined, string>

export const inTheMiddle = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ (createServerFn() as unknown as ReturnType<typeof createServerFn>), "FEOzdw8zxlai5iMR")
