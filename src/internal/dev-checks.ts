/**
 * What a browser looks for in development; `undefined` in production and on the server. The Vite plugin replaces
 * this module by one with the same export (src/vite/dev/plugin-dev-checks.ts). It is none of the configuration's, which
 * leads to modules of the app: these define middleware while they load.
 */

import type { DevChecks } from '../client/dev-checks.ts'

export const devChecks: DevChecks | undefined = undefined as DevChecks | undefined
