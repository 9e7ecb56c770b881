import type { IncomingMessage } from 'node:http'
import type { CorsOptions, Plugin } from 'vite'
import { endpointBase, type SeamlineOptions } from '../shared/options.ts'

/**
 * Leaves the endpoint to `allowedOrigins` of the app: Vite would answer every preflight itself, and lets pages of
 * this machine read responses, without cookies.
 */
export function pluginCors(options: SeamlineOptions): Plugin {
  return {
    name: 'seamline:cors',
    configResolved(config) {
      const base = endpointBase(config, options)
      for (const server of [config.server, config.preview]) {
        if (server.cors !== false) server.cors = exceptBelow(base, server.cors)
      }
    },
  }
}

type Done = (error: null, options: CorsOptions) => void

function exceptBelow(base: string, cors: CorsOptions | true): CorsOptions {
  const others = cors === true ? {} : cors
  const choose = ({ url = '' }: IncomingMessage, done: Done): void =>
    done(null, url.startsWith(`${base}/`) ? { origin: false } : others)
  // Vite's type has options only; the package `cors`, to which Vite hands them, also takes a function.
  return choose as CorsOptions
}
