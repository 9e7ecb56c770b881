import { createMiddleware } from 'seamline';
export function rateLimit(options: Options) {
  const {
    label
  } = options;
  const {
    hidden,
    ...rest
  } = options;
  return /* @__PURE__ */ /* @__PURE__ */createMiddleware({
    type: 'function'
  }).client(({
    next
  }) => next([label, rest, 'CLIENT_MARKER']));
}
