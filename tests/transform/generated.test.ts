/** Modules that nobody wrote: random nestings of accepted forms, with a mark in every place. */

import { expect, test } from 'vitest'
import { checkModules } from '../support/module-generator/run.ts'

const SEED = 1

test('of 500 modules, no server code reaches the client and no client code is lost', async () => {
  const { modules, refused } = await checkModules(500, SEED)
  expect(modules).toBeGreaterThanOrEqual(500)
  expect(refused).toBeGreaterThan(0)
}, 60_000)
