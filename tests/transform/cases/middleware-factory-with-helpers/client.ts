import { createMiddleware } from 'seamline';
import { describe } from './CLIENT_MARKER/describe';
export function rateLimit(max: number) {
  const label = describe(max);
  return /* @__PURE__ */ /* @__PURE__ */createMiddleware({
    type: 'function'
  }).client(({
    next
  }) => next(label));
}
