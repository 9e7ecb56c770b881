/** Servers in separate processes, as in production. */

import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:net'
import { ROOT } from './prepare.mjs'

/** A running server. */
export interface ChildServer {
  readonly url: string
  /** Its output so far. */
  readonly log: () => string
  /** Waits until it has printed a text. */
  readonly printed: (text: string) => Promise<void>
  readonly stop: () => Promise<void>
  /** Kills it, in the middle of its work. */
  readonly crash: () => Promise<void>
  /** Sends it a message; only servers with `onMessage` have a channel. */
  readonly send: (message: string) => void
}

/** Options for starting a server. */
export interface ChildServerOptions {
  /** Arguments for Node. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly port: number
  readonly env?: Readonly<Record<string, string>>
  /** Called with each message that the server sends by `process.send`. */
  readonly onMessage?: (message: unknown) => void
}

/** Starts a server and waits until it has printed its address. */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const child = spawn(process.execPath, ['--unhandled-rejections=strict', ...options.args], {
    cwd: options.cwd,
    env: { ...outsideEnvironment(), PORT: String(options.port), NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', ...(options.onMessage === undefined ? [] : ['ipc' as const])],
  })
  if (options.onMessage !== undefined) child.on('message', options.onMessage)
  const exited = once(child, 'exit')
  let log = ''
  const output = new EventEmitter()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      output.emit('text')
    })
  }
  const printed = async (text: string): Promise<void> => {
    while (!log.includes(text)) await once(output, 'text')
  }
  const ended = exited.then(([code]) => {
    throw new Error(`The server ended with ${code}:\n${log}`)
  })
  try {
    await Promise.race([printed(`:${options.port}`), ended])
  } catch (error) {
    child.kill()
    throw error
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended.catch(() => undefined)
  }
  return {
    url: `http://localhost:${options.port}`,
    log: () => log,
    printed,
    stop: () => end('SIGTERM'),
    crash: () => end('SIGKILL'),
    send: (message) => void child.send(message),
  }
}

/** The environment without the test runner's variables, which make some servers silent. */
export function outsideEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _env, TEST: _test, VITEST: _vitest, ...outside } = process.env
  return outside
}

/** The built server of an app, on srvx, with its static files. */
export function startBuilt(
  root: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const srvx = `${ROOT}/node_modules/srvx/bin/srvx.mjs`
  return startChildServer({
    args: [srvx, '--prod', '-s', '../client', '--port', String(port), 'dist/server/server.js'],
    cwd: root,
    port,
    env,
  })
}

/** Vite's dev server of an app. */
export function startInDevelopment(
  root: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const vite = `${ROOT}/node_modules/vite/bin/vite.js`
  const args = [vite, '--port', String(port), '--strictPort', '--host', 'localhost']
  return startChildServer({ args, cwd: root, port, env })
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}
