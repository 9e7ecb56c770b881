import { useRouter, type ErrorComponentProps } from '@tanstack/solid-router'
import { mergeProps, type Component, type JSX } from 'solid-js'
import type { MaskError } from '../../server/request/request-scope.ts'
import { maskedData, maskedError } from './guards/mask.ts'
import { maskOf } from './page-errors.ts'

/** What stands in a page for what has failed. */
type Stand = Component<Partial<ErrorComponentProps> & { readonly data?: unknown }>

/** The options that hold one, and what of its props is masked. */
const MASKED = {
  errorComponent: maskedError,
  defaultErrorComponent: maskedError,
  notFoundComponent: maskedData,
  defaultNotFoundComponent: maskedData,
}

/**
 * Lets the components that an app shows for errors see what they may show of one that comes up while a
 * page is rendered. Those of loaders have been masked before.
 */
export function maskComponents(options: object): void {
  for (const [name, maskProps] of Object.entries(MASKED)) {
    const own: unknown = Reflect.get(options, name)
    if (isUnmasked(own)) Reflect.set(options, name, masking(own, maskProps))
  }
}

const masked = new WeakSet<object>()

function isUnmasked(value: unknown): value is Stand {
  return typeof value === 'function' && !masked.has(value)
}

type Props = Parameters<Stand>[0]

function masking(own: Stand, maskProps: (props: Props, mask: MaskError) => object): Stand {
  const component = (props: Props): JSX.Element => {
    const mask = maskOf(useRouter())
    // Called, not rendered: a component in between would change the keys of the nodes within.
    return own(mergeProps(props, maskProps(props, mask)))
  }
  masked.add(component)
  // A component in a file of its own is loaded by what hangs on it.
  return Object.assign(component, own)
}
