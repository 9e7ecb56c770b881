import { APP } from './app.ts'
import * as functions from './functions.ts'

/** The stubs, for the process that imports the built client. */
Object.assign(globalThis, { [APP]: functions })
