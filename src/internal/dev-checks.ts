/**
 * The browser's checks in development, else `undefined`: src/vite/dev/plugin-dev.ts replaces this module. It is
 * apart from the app's record, which imports modules of the app that define middleware while they load.
 */

import type { DevChecks } from '../client/dev-checks.ts'

export const devChecks: DevChecks | undefined = undefined as DevChecks | undefined
