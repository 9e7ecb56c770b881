import type { AnyRouter } from '@tanstack/router-core'
import type { JSX } from 'solid-js'
import type { App } from '../app/app.ts'
import type { ResolvedStart } from '../app/resolved-start.ts'

/** A hydrated page. */
export interface StartedPage {
  readonly router: AnyRouter
  readonly view: () => JSX.Element
}

/** The record of an app in a browser. */
export interface ClientApp extends App {
  /** Set in development. */
  readonly isDev?: boolean
  /** Hydrates the page, in an app with `src/router.tsx`. */
  readonly startPage?: ((start: ResolvedStart) => Promise<StartedPage>) | undefined
}
