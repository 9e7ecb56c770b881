/**
 * What the build tells the runtime. These are the values that stand when no plugin is at work; the
 * Vite plugin replaces this module by one with the same exports (src/vite/entry/config-module.ts).
 */

import type { StartOptions } from '../app/create-start.ts'
import { NO_START, type ResolvedStart } from '../app/resolved-start.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import type { StartedPage } from '../client/hydrate-start.ts'
import type { RoutedApp } from '../server/routed-app.ts'

/** Loads the implementation of a function. */
export type FunctionLoader = () => Promise<ServerFn<unknown, unknown>>

/** From a function's id to what loads it. */
export type FunctionManifest = ReadonlyMap<string, FunctionLoader>

/** The path below which the functions answer, without a slash at its end. */
export const base: string = '/_serverFn'

/** The path below which the app is, with a slash at its end. */
export const home: string = '/'

/** Whether failures may be told to the caller by name and message. */
export const dev: boolean = false

/** Gives what `src/start.ts` says, read once. */
export const start: () => Promise<ResolvedStart> = async () => NO_START

/** Gives the options in `src/start.ts` without waiting; `undefined` while they are not made. */
export const startOptions: () => StartOptions | undefined = () => undefined

/** Gives the origin that `src/start.ts` names for the server; `undefined` for the page's own. */
export const endpoint: () => string | undefined = () => undefined

/**
 * Gives what needs the router, on the server: routes and pages; `undefined` in a browser and for an app
 * without `src/router.tsx`.
 */
export const router: (() => Promise<RoutedApp>) | undefined = undefined as
  | (() => Promise<RoutedApp>)
  | undefined

/** Starts the page, in a browser; `undefined` on the server and for an app without a router. */
export const page: ((start: ResolvedStart) => Promise<StartedPage>) | undefined = undefined as
  | ((start: ResolvedStart) => Promise<StartedPage>)
  | undefined

/** The functions that are reachable over HTTP; empty in a browser. */
export const functions: FunctionManifest = new Map()
