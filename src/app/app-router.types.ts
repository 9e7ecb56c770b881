import type { Register } from '../serialization/register.ts'

/** What a redirect needs of a router. */
export interface RedirectRouter {
  /** Goes where the options of a redirect say: to its `href`, or to its `to`. */
  readonly navigate: (options: Readonly<Record<string, unknown>>) => unknown
}

/** The router of the app, as far as the app has told of it. */
export type AppRouter = Register extends { readonly router: infer TRouter }
  ? TRouter
  : RedirectRouter
