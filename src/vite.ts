/** `seamline/vite`: the plugin. */

export type { FunctionIdDetails, GenerateFunctionId } from '../babel-plugin/index.ts'
export { seamline, type SeamlineOptions, type ServerFnsBuildOptions } from './vite/seamline.ts'
