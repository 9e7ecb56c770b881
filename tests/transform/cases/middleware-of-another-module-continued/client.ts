import { namedMiddleware as _namedMiddleware } from "seamline/internal/client";
import { audited, kit } from './middleware';
export const withDb = audited;
export const both =
/* @__PURE__ */
/* @__PURE__ */
_namedMiddleware(kit.traced.client(({
  next
}) => next('CLIENT_MARKER')), {
  name: "both",
  filename: "src/input.ts"
});
