/** What a page shows of an error that nobody threw on purpose: no more than an id, unless in development. */

import type { AnyRouter } from '@tanstack/router-core'
import type { ErrorComponentProps } from '@tanstack/solid-router'
import type { MaskError } from '../../../server/request/request-scope.ts'
import { INTERNAL_SERVER_ERROR } from '../../../errors/catalog.ts'
import { ServerFnError } from '../../../errors/errors.ts'

/** The error that a page gets, in the place of the one that was thrown. */
export function maskForPage(error: unknown, errorId: string, isDev: boolean): unknown {
  if (isDev) return error
  const { code, status, describe } = INTERNAL_SERVER_ERROR
  return new ServerFnError(code, { message: describe(), status, errorId })
}

/** What a component gets that is shown for an error. */
type Props = Partial<ErrorComponentProps> & { readonly data?: unknown }

/** The props of a component for errors. */
export function maskedError(props: Props, mask: MaskError): object {
  return {
    get error() {
      return mask(props.error)
    },
  }
}

/** The props of a component for what was not found: its thrower chose what to tell, unless that is an error. */
export function maskedData(props: Props, mask: MaskError): object {
  return {
    get data() {
      const { data } = props
      return data instanceof Error ? mask(data) : data
    },
  }
}

/** Puts masks in the place of the errors with which loaders have failed, before anything shows them. */
export function maskMatches(router: AnyRouter, mask: MaskError): void {
  for (const match of router.stores.matches.get()) {
    if (match.status === 'error') match.error = mask(match.error)
  }
}
