import { browserTime } from './BROWSER_MARKER/clock'

export const time = browserTime
