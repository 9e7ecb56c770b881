/** The record of an app: generated code makes one, and a test may write one by hand. */

import type { ServerFn } from '../model/server-fn.types.ts'
import { NO_START, type ResolvedStart } from './resolved-start.ts'

/** What both sides know of an app. */
export interface App {
  /** Resolves to the options of `src/start.ts`, which are read once. */
  readonly start: () => Promise<ResolvedStart>
  /** The URL below which functions are called, without a slash at its end: a path on the origin of the page. */
  readonly endpoint: () => string
}

/** Loads the implementation of a function. */
export type FunctionLoader = () => Promise<ServerFn<unknown, unknown>>

/** Loaders of the functions that are reachable over HTTP, by id. */
export type FunctionManifest = ReadonlyMap<string, FunctionLoader>

/** Where the endpoint is unless the plugin's options say otherwise. */
const DEFAULT_ENDPOINT = '/_serverFn'

/** The fields that an app has on either side without options and routes. */
interface EmptyApp extends App {
  readonly startOptions: () => undefined
  readonly endpointBase: string
  readonly basePath: string
  readonly isDev: boolean
  readonly functions: FunctionManifest
}

/** An app without options, functions and routes, for either side: no plugin has configured it. */
export const EMPTY_APP: EmptyApp = {
  start: async () => NO_START,
  startOptions: () => undefined,
  endpoint: () => DEFAULT_ENDPOINT,
  endpointBase: DEFAULT_ENDPOINT,
  basePath: '/',
  isDev: false,
  functions: new Map(),
}
