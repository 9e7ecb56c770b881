import type { AnyRoute, AnyRouter } from '@tanstack/router-core'
import { useRouter, type ErrorComponentProps } from '@tanstack/solid-router'
import { mergeProps, type Component, type JSX } from 'solid-js'
import type { MaskError } from '../../server/request/request-scope.ts'
import { markHandled } from '../../streams/dispose.ts'
import { maskedData, maskedError } from './guards/mask.ts'
import { maskOf } from './page-errors.ts'

/**
 * Wraps an app's loaders and error components. Routes outlive the router of a request, and an app may change their
 * options: so each router comes here, and each option is wrapped once.
 */
export function guardOptions({ routesById, options }: AnyRouter, isDev: boolean): void {
  // Not its context, which is a value that its author keeps.
  if (!isDev) maskComponents(options)
  const routes: readonly AnyRoute[] = Object.values(routesById)
  for (const route of routes) {
    guard(route.options, isDev)
    // The router copies the options of a lazy part right before it renders with them.
    if (route.lazyFn !== undefined) {
      route.lazyFn = wrapOnce(route.lazyFn, (load) => guardLazyPart(load, isDev))
    }
  }
}

function guard(options: object, isDev: boolean): void {
  for (const name of LOADERS) replace(options, name, guardLoader)
  if (!isDev) maskComponents(options)
}

type LazyPart = NonNullable<AnyRoute['lazyFn']>

function guardLazyPart(load: LazyPart, isDev: boolean): LazyPart {
  return async () => {
    const part = await load()
    guard(part.options, isDev)
    return part
  }
}

/** The options of a route that may return promises. */
const LOADERS = ['context', 'beforeLoad', 'loader'] as const

type Loader = (...args: readonly unknown[]) => unknown

function guardLoader(option: unknown): unknown {
  if (isFunction<Loader>(option)) return wrapOnce(option, withHandledPromises)
  const { handler }: { readonly handler?: unknown } = Object(option)
  if (!isFunction<Loader>(handler)) return option
  return { ...Object(option), handler: wrapOnce(handler, withHandledPromises) }
}

/**
 * Marks the promises in the result of a loader as handled: they may fail before the page is written, or where none
 * is because another loader redirects. The page shows those that it contains.
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
type Props = Parameters<ErrorComponent>[0]

/** The options that hold a component for a failure, and the props of each that are masked. */
const MASKED = {
  errorComponent: maskedError,
  defaultErrorComponent: maskedError,
  notFoundComponent: maskedData,
  defaultNotFoundComponent: maskedData,
}

/** Masks errors that come up while a page is rendered. Those of loaders are masked before. */
function maskComponents(options: object): void {
  for (const [name, maskProps] of Object.entries(MASKED)) {
    replace(options, name, (option) =>
      isFunction<ErrorComponent>(option)
        ? wrapOnce(option, (own) => withMaskedProps(own, maskProps))
        : option,
    )
  }
}

function withMaskedProps(
  own: ErrorComponent,
  maskProps: (props: Props, mask: MaskError) => object,
): ErrorComponent {
  const component = (props: Props): JSX.Element =>
    // Called, not rendered: a component in between would change the keys of the nodes within.
    own(mergeProps(props, maskProps(props, maskOf(useRouter()))))
  // A component in a file of its own is loaded by its properties.
  return Object.assign(component, own)
}

function replace(options: object, name: string, replaced: (option: unknown) => unknown): void {
  const option: unknown = Reflect.get(options, name)
  if (option !== undefined) Reflect.set(options, name, replaced(option))
}

const wrappers = new WeakSet<object>()

function wrapOnce<T extends object>(own: T, wrap: (own: T) => T): T {
  if (wrappers.has(own)) return own
  const wrapper = wrap(own)
  wrappers.add(wrapper)
  return wrapper
}

function isFunction<T>(value: unknown): value is T {
  return typeof value === 'function'
}
