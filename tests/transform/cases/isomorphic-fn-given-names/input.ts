import { createIsomorphicFn } from 'seamline'
import { serverTime } from './SERVER_MARKER/clock'
import { browserTime } from './BROWSER_MARKER/clock'

export const time = createIsomorphicFn().server(serverTime).client(browserTime)
