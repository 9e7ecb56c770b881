import { serverTime } from './SERVER_MARKER/clock'

export const time = serverTime
