import { EMPTY_APP } from '../app/app.ts'
import type { ClientApp } from '../client/client-app.ts'
import type { ServerApp } from '../server/request/server-app.ts'

/**
 * The app that public functions without a parameter for it belong to. This one stands where no plugin is at work; the
 * Vite plugin replaces the module by one that exports the record of one side (src/vite/entry/config-module.ts).
 */
export const app: ServerApp & ClientApp = EMPTY_APP
