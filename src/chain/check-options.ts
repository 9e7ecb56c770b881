import { closestName } from '../utils/closest-name.ts'
import { usageError } from '../errors/errors.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import { UNKNOWN_OPTION } from '../errors/catalog-options.ts'
import { OPTION_NAMES } from '../model/option-names.ts'
import type { CheckClientNext } from './client-chain.ts'
import { nameOfSide, type MiddlewareSide } from '../model/outcome.ts'

/**
 * @param taker - names the object with the options, for the message
 * @param advice - for options that a user may know from another package
 */
export function refuseOthers(
  taker: string | (() => string),
  options: object,
  known: readonly string[],
  advice: Readonly<Record<string, string>> = {},
): void {
  for (const option in options) {
    if (known.includes(option) || !Object.hasOwn(options, option)) continue
    const what = typeof taker === 'string' ? taker : taker()
    throw usageError(UNKNOWN_OPTION, {
      what,
      option,
      advice: advice[option] ?? adviceFor(option, known),
    })
  }
}

function adviceFor(option: string, known: readonly string[]): string {
  const all = known.map((name) => `\`${name}\``).join(', ')
  const closest = closestName(option, known)
  return closest === undefined
    ? `Remove it; the options are ${all}.`
    : `Write \`${closest}\`; the options are ${all}.`
}

export function refuseNextOptions(
  options: object | undefined,
  kind: 'clientNext' | 'serverNext' | 'requestNext',
  side: MiddlewareSide,
): void {
  if (options === undefined) return
  refuseOthers(
    () => `\`next()\` in the \`.${side.side}\` function of ${nameOfSide(side)}`,
    options,
    OPTION_NAMES[kind],
  )
}

export const refuseClientNextOptions: CheckClientNext = (options, source) =>
  refuseNextOptions(options, 'clientNext', { source, side: 'client' })

/**
 * Refuses unknown options of a call, but accepts arguments that no caller wrote: an event handler receives the event, a
 * query function a context with `queryKey`.
 */
export function refuseCallOptions(options: object | undefined, serverFn: string): void {
  if (!isPlainObject(options) || 'queryKey' in options) return
  refuseOthers(() => `A call of ${serverFn}`, options, OPTION_NAMES.call)
}
