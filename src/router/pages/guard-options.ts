import type { AnyRouter } from '@tanstack/router-core'
import { useRouter, type ErrorComponentProps } from '@tanstack/solid-router'
import { mergeProps, type Component } from 'solid-js'
import { markHandled } from '../../streams/dispose.ts'
import { visitRouteOptions, wrapOption } from '../routes/router-adapter.ts'
import { maskedData, maskedError } from './guards/mask.ts'
import { maskOf } from './page-errors.ts'

/** Wraps an app's loaders and, except in development, its error components. */
export function guardOptions(router: AnyRouter, isDev: boolean): void {
  // The router's own `context` is a value, which the app keeps.
  if (!isDev) maskComponents(router.options)
  visitRouteOptions(router, (options) => {
    guardHandler(options)
    for (const name of ['context', 'beforeLoad', 'loader']) {
      wrapOption(options, name, withHandledPromises)
    }
    if (!isDev) maskComponents(options)
  })
}

/** Wraps the handler of a loader that is an object. */
function guardHandler(options: { loader?: unknown }): void {
  const { loader } = options
  if (typeof loader !== 'object' || loader === null) return
  // The app's object may be frozen.
  options.loader = { ...loader }
  wrapOption(options.loader as object, 'handler', withHandledPromises)
}

type Loader = (...args: readonly unknown[]) => unknown

/**
 * Marks the promises in the result of a loader as handled: they may fail before the page is written, or there is no
 * page because another loader redirects. The page shows those that it contains.
 */
function withHandledPromises(own: Loader): Loader {
  return function (this: unknown, ...args: readonly unknown[]): unknown {
    try {
      const result = Reflect.apply(own, this, args)
      markHandled(result)
      return result
    } catch (thrown) {
      markHandled(thrown)
      throw thrown
    }
  }
}

type ErrorComponent = Component<Partial<ErrorComponentProps> & { readonly data?: unknown }>

/** The options that hold a component for a failure, and the mask of its props. */
const MASKED = {
  errorComponent: maskedError,
  defaultErrorComponent: maskedError,
  notFoundComponent: maskedData,
  defaultNotFoundComponent: maskedData,
}

/** Masks errors that come up while a page is rendered. Those of loaders are masked before. */
function maskComponents(options: object): void {
  for (const [name, maskProps] of Object.entries(MASKED)) {
    wrapOption<ErrorComponent>(options, name, (own) => {
      // Called, not rendered: a component in between would change the keys of the nodes within.
      const masked: ErrorComponent = (props) =>
        own(mergeProps(props, maskProps(props, maskOf(useRouter()))))
      // A component in a file of its own is loaded by its properties.
      return Object.assign(masked, own)
    })
  }
}
