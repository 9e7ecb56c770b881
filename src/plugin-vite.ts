/** `seamline/plugin/vite`: the Vite plugin under the name that apps for TanStack Start know it by. */

export type { FunctionIdDetails, GenerateFunctionId } from '../babel-plugin/index.ts'
export { tanstackStart, type StartEntry, type TanStackStartOptions } from './vite/tanstack-start.ts'
export type { RouterPluginSettings, ServerFnsBuildOptions } from './vite/seamline.ts'
