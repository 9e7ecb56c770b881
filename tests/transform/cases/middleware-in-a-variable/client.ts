import { namedMiddleware as _namedMiddleware } from "seamline/internal/client";
import { createMiddleware } from 'seamline';
let log = /* @__PURE__ */createMiddleware({
  type: 'function'
});
if (import.meta.env.DEV) log =
/* @__PURE__ */
/* @__PURE__ */
_namedMiddleware(log.client(({
  next
}) => next('CLIENT_MARKER')), {
  name: "(unnamed)",
  filename: "src/input.ts"
});
log = log;
export { log };
