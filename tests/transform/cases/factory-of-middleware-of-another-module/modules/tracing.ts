import { createMiddleware } from 'seamline'

export const traced = (name: string) =>
  createMiddleware({ type: 'function' }).inputValidator(() => ['SERVER_MARKER', name])
