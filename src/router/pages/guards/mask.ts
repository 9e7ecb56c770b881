/** How a page shows an unexpected error: by an id only, unless in development. */

import type { AnyRouter } from '@tanstack/router-core'
import type { ErrorComponentProps } from '@tanstack/solid-router'
import type { MaskError } from '../../../server/request/request-scope.ts'
import { maskForCaller } from '../../../server/response/guards/mask.ts'
import { matchesOf } from '../../routes/router-adapter.ts'

export function maskForPage(error: unknown, errorId: string, isDev: boolean): unknown {
  return isDev ? error : maskForCaller(error, errorId, isDev)
}

/** The props of a component for errors, or of a not-found component. */
type Props = Partial<ErrorComponentProps> & { readonly data?: unknown }

export function maskedError(props: Props, mask: MaskError): object {
  return {
    get error() {
      return mask(props.error)
    },
  }
}

/** The props of a not-found component: its data was chosen by the code that threw it, unless that is an error. */
export function maskedData(props: Props, mask: MaskError): object {
  return {
    get data() {
      const { data } = props
      return data instanceof Error ? mask(data) : data
    },
  }
}

/** Masks the errors of loaders before anything shows them. */
export function maskMatches(router: AnyRouter, mask: MaskError): void {
  for (const match of matchesOf(router)) {
    if (match.status === 'error') match.error = mask(match.error)
  }
}
