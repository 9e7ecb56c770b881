/** `seamline/client`: what only the browser's side of an app needs. */

export { hydrateStart, StartClient } from './client/hydrate-start.ts'
export { provideRouter, type RedirectRouter } from './client/app-router.ts'
