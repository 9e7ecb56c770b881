/** A contestant in a process of its own, from its parent's side. */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url))

export async function startContestant(name) {
  const child = fork(WORKER, [name], { env: { ...process.env, NODE_ENV: 'production' } })
  const pending = new Map()
  child.on('message', ({ id, value, error }) => {
    const { resolve, reject } = pending.get(id) ?? {}
    pending.delete(id)
    if (error === undefined) resolve?.(value)
    else reject?.(new Error(`${name}: ${error}`))
  })
  child.once('exit', (code) => {
    for (const { reject } of pending.values()) reject(new Error(`${name} ended with code ${code}.`))
  })
  const [message] = await once(child, 'message')
  if (message !== 'ready') throw new Error(`${name} did not start.`)
  let lastId = 0
  return {
    name,
    ask(command, options) {
      const id = ++lastId
      child.send({ id, command, options })
      return new Promise((resolve, reject) => pending.set(id, { resolve, reject }))
    },
    // srvx would wait for connections after another signal.
    end: () => child.kill('SIGKILL'),
  }
}
