import { describe, expectTypeOf, test } from 'vitest'
import { ProtocolError, ServerFnError, ValidationError } from '../../src/index.ts'

describe('the errors of a call', () => {
  test('declare their fields', () => {
    const error = new ServerFnError('X', { data: { id: 1 } })
    expectTypeOf(error).toEqualTypeOf<ServerFnError<{ id: number }>>()
    expectTypeOf(error.code).toEqualTypeOf<string>()
    expectTypeOf(error.data).toEqualTypeOf<{ id: number } | undefined>()
    expectTypeOf(error.status).toEqualTypeOf<number | undefined>()
    expectTypeOf(error.errorId).toEqualTypeOf<string | undefined>()
  })

  test('have unknown data, and never any, by default', () => {
    expectTypeOf(new ServerFnError('X').data).toEqualTypeOf<unknown>()
  })

  test('are distinguished by instanceof', () => {
    const caught: unknown = null
    if (caught instanceof ValidationError) {
      expectTypeOf(caught.issues).items.toEqualTypeOf<{
        readonly message: string
        readonly path: readonly (string | number)[]
      }>()
      expectTypeOf(caught).toExtend<ServerFnError>()
    }
    if (caught instanceof ProtocolError) {
      expectTypeOf(caught.contentType).toEqualTypeOf<string | undefined>()
      expectTypeOf(caught).not.toExtend<ServerFnError>()
    }
  })

  test('are read-only', () => {
    const error = new ServerFnError('X')
    // @ts-expect-error -- read only
    error.code = 'Y'
  })
})
