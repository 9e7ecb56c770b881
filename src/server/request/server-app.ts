import type { FunctionManifest } from '../../app/app.ts'
import type { StartFields } from '../../app/resolve-start.ts'
import type { RoutedApp } from './routed-app.ts'

/** The record of an app on the server. */
export interface ServerApp extends StartFields {
  /** The path below which the endpoint answers, without a slash at its end. */
  readonly endpointBase: string
  /** The path below which the app stands on its host, with a slash at its end. */
  readonly basePath: string
  /** Whether failures name their cause to the caller. */
  readonly isDev: boolean
  /** Loads routes and pages, in an app that has `src/router.tsx`. */
  readonly loadRoutes?: (() => Promise<RoutedApp>) | undefined
  readonly functions: FunctionManifest
}
