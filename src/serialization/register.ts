/**
 * Declares an app to the types: its start instance, so that values of its adapters may be sent, and its router. In
 * an app with routes the generated route tree does it.
 *
 * @example
 * ```ts
 * // src/start.ts
 * declare module 'seamline' {
 *   interface Register {
 *     config: Awaited<ReturnType<typeof startInstance.getOptions>>
 *   }
 * }
 * ```
 */
// An app adds to it.
// oxlint-disable-next-line typescript/no-empty-interface
export interface Register {}
