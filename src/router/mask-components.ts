import type { AnyRoute, AnyRouter } from '@tanstack/router-core'
import { useRouter, type ErrorComponentProps } from '@tanstack/solid-router'
import { mergeProps, type Component, type JSX } from 'solid-js'
import { maskOf } from './page-errors.ts'

/** What shows an error. */
type ErrorComponent = Component<ErrorComponentProps>

/**
 * Lets the error components of an app's routes see what they may show of an error that comes up while a
 * page is rendered. Those of loaders have been masked before.
 */
export function maskComponents({ routesById, options }: AnyRouter): void {
  const routes: readonly AnyRoute[] = Object.values(routesById)
  for (const each of [options, ...routes.map((route) => route.options)]) {
    for (const name of ['errorComponent', 'defaultErrorComponent']) {
      const own: unknown = Reflect.get(each, name)
      if (typeof own === 'function' && !wrapped.has(own)) {
        Reflect.set(each, name, masking(own as ErrorComponent))
      }
    }
  }
}

// The routes outlive a router: what was wrapped for one must not be wrapped for the next.
const wrapped = new WeakSet<object>()

function masking(own: ErrorComponent): ErrorComponent {
  const component = (props: ErrorComponentProps): JSX.Element => {
    const mask = maskOf(useRouter())
    // Called, not rendered: a component in between would change the keys of the nodes within.
    return own(
      mergeProps(props, {
        get error() {
          // What is masked is an error, whatever it was before.
          return mask(props.error) as Error
        },
      }),
    )
  }
  wrapped.add(component)
  // A component in a file of its own is loaded by what hangs on it.
  return Object.assign(component, own)
}
