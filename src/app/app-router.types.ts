import type { Register } from '../serialization/register.ts'

/** The part of a router that follows redirects. */
export interface RedirectRouter {
  /** Navigates to the target of a redirect: its `href`, or its `to`. */
  readonly navigate: (options: Readonly<Record<string, unknown>>) => unknown
}

/** The router that the app has registered. */
export type AppRouter = Register extends { readonly router: infer TRouter }
  ? TRouter
  : RedirectRouter
