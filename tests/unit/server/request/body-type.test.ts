import { expect, test } from 'vitest'
import { bodyTypeOf } from '../../../../src/server/request/body-type.ts'
import { thrownBy } from '../../../support/failures.ts'

const typeWith = (count: number) => `application/json${'; charset=utf-8'.repeat(count)}`

test('at most ten parameters of a content type are read', () => {
  expect(bodyTypeOf(typeWith(10))).toEqual({ kind: 'json' })
  for (const count of [11, 15_000]) {
    expect(thrownBy(() => bodyTypeOf(typeWith(count)))).toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      status: 415,
    })
  }
})
