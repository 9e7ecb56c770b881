import type { ServerFnMeta } from '../../model/definition.ts'
import { usageError } from '../../errors/errors.ts'
import { DATA_NOT_VALIDATED } from '../../errors/catalog-options.ts'
import type { ServerApp } from '../request/server-app.ts'

/**
 * Warns in development, once per function, that data did not reach its handler: without a validator its type is
 * `undefined`, and what a client sends is dropped.
 */
export function warnOfDroppedData(
  app: () => ServerApp,
  { name, filename }: ServerFnMeta,
): (data: unknown) => void {
  let isWarned = false
  return (data) => {
    if (isWarned || !app().isDev || isEmptyForm(data)) return
    isWarned = true
    const { message } = usageError(DATA_NOT_VALIDATED, { serverFn: `\`${name}\` (${filename})` })
    // oxlint-disable-next-line no-console -- the call itself is legal
    console.warn(message)
  }
}

/** Without JavaScript, a form with only a button calls a function without input. */
function isEmptyForm(data: unknown): boolean {
  return data instanceof FormData && [...data.keys()].length === 0
}
