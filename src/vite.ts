/** `seamline/vite`: the plugin. */

export { seamline, type SeamlineOptions } from './vite/seamline.ts'
