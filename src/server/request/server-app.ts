import type { FunctionManifest } from '../../app/app.ts'
import type { StartFields } from '../../app/resolve-start.ts'
import type { RoutedApp } from './routed-app.ts'

export interface ServerApp extends StartFields {
  /** The path of the endpoint, without a trailing slash. */
  readonly endpointBase: string
  /** The app's path on its host, with a trailing slash. */
  readonly basePath: string
  /** Whether failures show their cause to the caller. */
  readonly isDev: boolean
  /** Loads routes and pages, in an app that has `src/router.tsx`. */
  readonly loadRoutes?: (() => Promise<RoutedApp>) | undefined
  readonly functions: FunctionManifest
}
