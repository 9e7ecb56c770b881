import type { CallOptions, ServerFn } from '../model/server-fn.types.ts'

export interface ServerFnDescription {
  readonly method: 'GET' | 'POST'
  readonly serverFnMeta: ServerFn<unknown, unknown>['serverFnMeta']
  /** Read on demand, because the base path is configured later. */
  readonly url: () => string
}

export function toServerFn(
  call: (options?: CallOptions<unknown>) => Promise<unknown>,
  { method, serverFnMeta, url }: ServerFnDescription,
): ServerFn<unknown, unknown> {
  // A new function, because the caller may use `call` elsewhere.
  const serverFn = (options?: CallOptions<unknown>): Promise<unknown> => call(options)
  const described = Object.assign(serverFn, { method, serverFnMeta })
  // The type of defineProperty lacks the new property.
  return Object.defineProperty(described, 'url', { get: url }) as ServerFn<unknown, unknown>
}
