/** Generated modules: random nestings of accepted forms, with a mark in every place. */

import { expect, test } from 'vitest'
import { checkModules } from '../support/module-generator/run.ts'
import { IS_FULL } from '../support/selection.ts'

const SEED = 1

const COUNT = IS_FULL ? 10_000 : 500

test(`sends no server code to the client and loses no client code in ${COUNT} modules`, async () => {
  const { modules, refused } = await checkModules(COUNT, SEED)
  expect(modules).toBeGreaterThanOrEqual(COUNT)
  expect(refused).toBeGreaterThan(0)
}, 600_000)
