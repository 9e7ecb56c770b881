/** The app under test. Each test begins with an empty one. */

import { EMPTY_APP, type FunctionLoader } from '../../src/app/app.ts'
import type { ClientApp } from '../../src/client/client-app.ts'
import { builderChecks } from '../../src/builder/builder-checks.ts'
import { createStart, type StartOptions } from '../../src/index.ts'
import { handleRequest, type StartHandler } from '../../src/server/create-start-handler.ts'
import type { ServerApp } from '../../src/server/request/server-app.ts'
import { startFields, type StartFields } from '../../src/app/resolve-start.ts'

/** The app in both environments. */
export type TestApp = ServerApp & ClientApp

const functions = new Map<string, FunctionLoader>()
const EMPTY: TestApp = { ...EMPTY_APP, functions }
let app = EMPTY

/** Empties the app; a setup file of the suites calls it after each test. */
export function resetApp(): void {
  functions.clear()
  app = EMPTY
}

/** The current app. */
export function testApp(): TestApp {
  return app
}

/** Changes the app of this test. */
export function useApp(parts: Partial<TestApp>): void {
  app = { ...app, ...parts }
}

/** Adds a function to the app of this test. */
export function addFunction(id: string, load: FunctionLoader): void {
  functions.set(id, load)
}

/** The record of an app with these options in its `src/start.ts`. */
export function startOf(options: StartOptions, endpointBase = app.endpointBase): StartFields {
  const instance = createStart(() => options)
  return startFields(() => instance, endpointBase, builderChecks)
}

/** The handler of the app, which renders no pages. */
export const appHandler: StartHandler = (request, options) =>
  handleRequest({ app, render: undefined }, request, options)
