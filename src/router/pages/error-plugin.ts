import { createPlugin, type Plugin, type SerovalNode } from 'seroval'
import { writeError } from '../../app/page-error-adapter.ts'
import type { MaskError } from '../../server/request/request-scope.ts'

/**
 * Lets Solid write errors into a page without their stacks, and with no more than may be told. As code
 * that stands alone: it runs before any module of the app does.
 */
export function errorPlugin(mask: MaskError): Plugin<Error, { readonly fields: SerovalNode }> {
  return createPlugin<Error, { readonly fields: SerovalNode }>({
    tag: 'seamline/error',
    test: (value) => value instanceof Error,
    parse: {
      stream(error, context) {
        const { own, ...fields } = writeError(mask(error))
        return { fields: context.parse({ ...fields, ...own }) }
      },
    },
    serialize: ({ fields }, context) => `Object.assign(new Error,${context.serialize(fields)})`,
    deserialize: ({ fields }, context) =>
      Object.assign(new Error(), context.deserialize(fields) as object),
  })
}
