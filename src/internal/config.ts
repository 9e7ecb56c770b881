import { EMPTY_APP } from '../app/app.ts'
import type { ClientApp } from '../client/client-app.ts'
import type { ServerApp } from '../server/request/server-app.ts'

/**
 * The app of public functions that take none as an argument. A stand-in without the plugin, which replaces this module
 * by the record of one side (src/vite/entry/config-module.ts).
 */
export const app: ServerApp & ClientApp = EMPTY_APP
