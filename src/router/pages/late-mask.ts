import { createPlugin, type Plugin, type SerovalNode } from 'seroval'
import type { MaskError } from '../../server/request/request-scope.ts'
import { PROMISE_KEY } from '../../app/page-promise-adapter.ts'
import type { AnySerializationAdapter } from '../../serialization/adapter.ts'
import { isLate, maskedCopy, type Late } from './masked-copy.ts'

/**
 * Lets the router write promises and streams into a page with no more of their failures than may be told:
 * an error is masked where it is written, but these may fail with anything.
 *
 * @param check - throws for the value of a promise that cannot be written into the page
 */
export function lateAdapter(
  mask: MaskError,
  check: (value: unknown) => void,
): AnySerializationAdapter {
  const { isOpen, masked } = lateMask(mask, check)
  return {
    key: PROMISE_KEY,
    test: isOpen,
    toSerializable: masked,
    fromSerializable: (late: unknown) => late,
  }
}

/** The same for what Solid writes, as code that stands alone. */
export function latePlugin(mask: MaskError): Plugin<Late, { readonly late: SerovalNode }> {
  const { isOpen, masked } = lateMask(mask)
  return createPlugin<Late, { readonly late: SerovalNode }>({
    tag: 'seamline/late',
    test: isOpen,
    parse: { stream: (late, context) => ({ late: context.parse(masked(late)) }) },
    serialize: ({ late }, context) => context.serialize(late),
    // What it was on the way in.
    deserialize: ({ late }, context) => context.deserialize(late) as Late,
  })
}

function lateMask(mask: MaskError, check?: (value: unknown) => void) {
  // What is written in the place of such a value is one, too, and must not come here again.
  const made = new WeakSet<object>()
  return {
    isOpen: (value: unknown): value is Late => isLate(value) && !made.has(value),
    masked(late: Late): Late {
      const copy = maskedCopy(late, mask, check)
      made.add(copy)
      return copy
    },
  }
}
