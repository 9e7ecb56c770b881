import { createMiddleware } from 'seamline';
let log = /* @__PURE__ */createMiddleware({
  type: 'function'
});
if (import.meta.env.DEV) log = /* @__PURE__ */log.client(({
  next
}) => next('CLIENT_MARKER'));
log = log;
export { log };
