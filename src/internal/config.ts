/**
 * What the build tells the runtime. These are the values that stand when no plugin is at work; the
 * Vite plugin replaces this module by one with the same exports (src/vite/config-module.ts).
 */

import type { ServerFn } from '../core/create-server-fn.types.ts'

/** Loads the implementation of a function. */
export type FunctionLoader = () => Promise<ServerFn<unknown, unknown>>

/** From a function's id to what loads it. */
export type FunctionManifest = ReadonlyMap<string, FunctionLoader>

/** The path below which the functions answer, without a slash at its end. */
export const base: string = '/_serverFn'

/** Whether failures may be told to the caller by name and message. */
export const dev: boolean = false

/** The functions that are reachable over HTTP; empty in a browser. */
export const functions: FunctionManifest = new Map()
