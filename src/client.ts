/** `seamline/client`: what only the browser's side of an app needs. */

export { provideRouter, type RedirectRouter } from './client/app-router.ts'
