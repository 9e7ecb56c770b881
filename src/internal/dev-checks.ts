/**
 * What a browser looks for in development; `undefined` in production and on the server. The Vite plugin replaces
 * this module by one with the same export (src/vite/dev/plugin-dev.ts). It is apart from the
 * record of the app, which leads to modules of the app: these define middleware while they load.
 */

import type { DevChecks } from '../client/dev-checks.ts'

export const devChecks: DevChecks | undefined = undefined as DevChecks | undefined
