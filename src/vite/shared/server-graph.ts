/** Under Vitest, server and browser modules share a process and an environment. A query marks those of the server. */

import type { Environment as ViteEnvironment } from 'vite'
import type { Environment } from '../../../babel-plugin/index.ts'
import { isUnderVitest } from './is-under-vitest.ts'

const SERVER_QUERY = 'seamline-server'

/** Ids of the server's modules, for a bundler's filter. */
export const SERVER_MODULE: RegExp = new RegExp(`[?&]${SERVER_QUERY}$`)

export function toServerModule(id: string): string {
  return SERVER_MODULE.test(id) ? id : `${id}${id.includes('?') ? '&' : '?'}${SERVER_QUERY}`
}

export function fromServerModule(id: string): string {
  return id.replace(SERVER_MODULE, '')
}

/** The side that a module is compiled for. Outside Vitest the query counts for nothing: any client can send it. */
export function sideOf(id: string, { config }: ViteEnvironment): Environment {
  const isOfTest = SERVER_MODULE.test(id) && isUnderVitest({ plugins: [...config.plugins] })
  return isOfTest ? 'server' : config.consumer
}
