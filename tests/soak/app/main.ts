import * as functions from './functions.ts'

/** The stubs, for the process that imports the built client. */
Object.assign(globalThis, { soak: functions })
