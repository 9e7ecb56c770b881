import { createMiddleware } from 'seamline';
import { traced } from './tracing';
const plain = /* @__PURE__ */createMiddleware({
  type: 'function'
});
export const one = import.meta.env.DEV ? traced : plain;
export const two = traced ?? plain;
