import { AsyncLocalStorage, createHook } from 'node:async_hooks'

const HOOKS = [
  'config',
  'configEnvironment',
  'configResolved',
  'buildStart',
  'resolveId',
  'load',
  'transform',
  'renderChunk',
  'generateBundle',
  'writeBundle',
  'buildEnd',
  'closeBundle',
]

const current = new AsyncLocalStorage()

/**
 * Puts a clock on each plugin's hooks and returns what reads them. A clock runs while JavaScript that a
 * hook started is executed, also after an `await`, and stands while the hook waits for the bundler or
 * for another plugin. Following every promise costs time too: that of the build is taken in other runs.
 */
export function timeHooks(plugins) {
  const clocks = new Map()
  for (const plugin of plugins) {
    const clock = clocks.get(plugin.name) ?? { milliseconds: 0, depth: 0, since: 0 }
    clocks.set(plugin.name, clock)
    for (const name of HOOKS) {
      const hook = plugin[name]
      if (typeof hook === 'function') plugin[name] = timed(hook, clock)
      // The filter stays beside the handler: the bundler decides with it what reaches the hook.
      else if (hook?.handler) plugin[name] = { ...hook, handler: timed(hook.handler, clock) }
    }
  }
  createHook({
    before: () => start(current.getStore()),
    after: () => stop(current.getStore()),
  }).enable()
  return () => [...clocks].map(([name, { milliseconds }]) => ({ name, milliseconds }))
}

function timed(handler, clock) {
  return function (...args) {
    return current.run(clock, () => {
      start(clock)
      try {
        return handler.apply(this, args)
      } finally {
        stop(clock)
      }
    })
  }
}

function start(clock) {
  if (clock !== undefined && clock.depth++ === 0) clock.since = performance.now()
}

function stop(clock) {
  if (clock !== undefined && --clock.depth === 0) {
    clock.milliseconds += performance.now() - clock.since
  }
}
