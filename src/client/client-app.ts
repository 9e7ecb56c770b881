import type { AnyRouter } from '@tanstack/router-core'
import type { JSX } from 'solid-js'
import type { App } from '../app/app.ts'
import type { ClientStart } from '../app/resolved-start.ts'
import type { MaybePromise } from '../utils/maybe-promise.ts'

export interface StartedPage {
  readonly router: AnyRouter
  readonly view: () => JSX.Element
}

export interface ClientApp extends Pick<App, 'endpoint'> {
  /** As in an App, with fewer options. */
  readonly start: () => MaybePromise<ClientStart>
  readonly isDev?: boolean
  /** Hydrates the page, in an app with `src/router.tsx`. */
  readonly startPage?: ((start: ClientStart) => Promise<StartedPage>) | undefined
}
