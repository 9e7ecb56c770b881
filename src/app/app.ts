/** The record of an app: generated code makes one, and a test may write one by hand. */

import type { ServerFn } from '../model/server-fn.types.ts'
import { NO_START, type ResolvedStart } from './resolved-start.ts'

export interface App {
  /** Resolves to the options of `src/start.ts`. */
  readonly start: () => Promise<ResolvedStart>
  /** The URL in front of a function's id, without a trailing slash: a path on the origin of the page. */
  readonly endpoint: () => string
}

export type FunctionLoader = () => Promise<ServerFn<unknown, unknown>>

/** Loaders of the functions that are reachable over HTTP, by id. */
export type FunctionManifest = ReadonlyMap<string, FunctionLoader>

const DEFAULT_ENDPOINT = '/_serverFn'

interface EmptyApp extends App {
  readonly startOptions: () => undefined
  readonly endpointBase: string
  readonly basePath: string
  readonly isDev: boolean
  readonly functions: FunctionManifest
}

/** An app without options, functions and routes: the value without the plugin. */
export const EMPTY_APP: EmptyApp = {
  start: async () => NO_START,
  startOptions: () => undefined,
  endpoint: () => DEFAULT_ENDPOINT,
  endpointBase: DEFAULT_ENDPOINT,
  basePath: '/',
  isDev: false,
  functions: new Map(),
}
