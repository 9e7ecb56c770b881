import { markHandled } from '../../streams/dispose.ts'

/** What a route's options hold that may give promises. */
const LOADERS = ['context', 'beforeLoad', 'loader'] as const

/**
 * Lets what a route's loaders give hold promises that fail before the page is written, or where none is:
 * another loader may redirect or take its time meanwhile. What the page does write is told there.
 */
export function guardLoaders(options: object): void {
  for (const name of LOADERS) {
    const own: unknown = Reflect.get(options, name)
    if (isUnguarded(own)) Reflect.set(options, name, guarded(own))
    else if (hasHandler(own)) Reflect.set(options, name, { ...own, handler: guarded(own.handler) })
  }
}

type Loader = (...args: readonly unknown[]) => unknown

const known = new WeakSet<object>()

function isUnguarded(value: unknown): value is Loader {
  return typeof value === 'function' && !known.has(value)
}

function hasHandler(value: unknown): value is { readonly handler: Loader } {
  return (
    typeof value === 'object' && value !== null && 'handler' in value && isUnguarded(value.handler)
  )
}

function guarded(own: Loader): Loader {
  const loader = function (this: unknown, ...args: readonly unknown[]): unknown {
    try {
      const given = Reflect.apply(own, this, args)
      markHandled(given)
      return given
    } catch (thrown) {
      markHandled(thrown)
      throw thrown
    }
  }
  known.add(loader)
  return loader
}
