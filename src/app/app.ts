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
export const DEFAULT_ENDPOINT = '/_serverFn'

/** An app without any options, as no plugin has configured it. */
export const EMPTY_APP: App = {
  start: async () => NO_START,
  endpoint: () => DEFAULT_ENDPOINT,
}
