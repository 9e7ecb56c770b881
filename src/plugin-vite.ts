/** `seamline/plugin/vite`: the Vite plugin under the name that apps for TanStack Start know it by. */

export { seamline as tanstackStart } from './vite/seamline.ts'
export type {
  RouterPluginSettings,
  SeamlineOptions,
  ServerFnsBuildOptions,
} from './vite/seamline.ts'
