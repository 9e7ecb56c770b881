import type { AnyRouter } from '@tanstack/router-core'
import type { JSX } from 'solid-js'
import type { App } from '../app/app.ts'
import type { ResolvedStart } from '../app/resolved-start.ts'

export interface StartedPage {
  readonly router: AnyRouter
  readonly view: () => JSX.Element
}

export interface ClientApp extends App {
  readonly isDev?: boolean
  /** Hydrates the page, in an app with `src/router.tsx`. */
  readonly startPage?: ((start: ResolvedStart) => Promise<StartedPage>) | undefined
}
