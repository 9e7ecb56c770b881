/** `seamline/client`: what code that knows the browser's side only may name. */

export type { CallOptions, CallSettings, ServerFn } from './core/create-server-fn.types.ts'
export { ProtocolError, ServerFnError, ValidationError } from './shared/errors.ts'
