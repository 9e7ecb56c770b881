/** The one place that says what wraps the calls of this app. */

import { authMiddleware } from './auth.middleware'
import { traceMiddleware } from './trace.middleware'

export const everyCall = [traceMiddleware] as const

export const signedInCall = [...everyCall, authMiddleware] as const
