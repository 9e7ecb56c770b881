import type { CallOptions, ServerFn } from '../model/server-fn.types.ts'

/** What a server function tells about itself. */
export interface ServerFnDescription {
  readonly method: 'GET' | 'POST'
  readonly serverFnMeta: ServerFn<unknown, unknown>['serverFnMeta']
  /** Read when a user reads `url`: the base path is configuration. */
  readonly url: () => string
}

/** A call together with its description: what users hold and call. */
export function toServerFn(
  call: (options?: CallOptions<unknown>) => Promise<unknown>,
  { method, serverFnMeta, url }: ServerFnDescription,
): ServerFn<unknown, unknown> {
  // A function of its own: the properties belong to this value, not to the caller's closure.
  const serverFn = (options?: CallOptions<unknown>): Promise<unknown> => call(options)
  const described = Object.assign(serverFn, { method, serverFnMeta })
  // The last property, `url`, is defined here; the type of defineProperty does not tell.
  return Object.defineProperty(described, 'url', { get: url }) as ServerFn<unknown, unknown>
}
