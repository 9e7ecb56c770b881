/** `seamline/client`: what only the browser's side of an app needs. */

export { hydrateStart, StartClient } from './client/hydrate-start.ts'
export { provideRouter } from './client/app-router.ts'
export type { RedirectRouter } from './app/app-router.types.ts'
