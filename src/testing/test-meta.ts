import type { ServerFnMeta } from '../model/definition.ts'

/** The function around a middleware, where a test does not say which. */
export const TEST_META: ServerFnMeta = { id: 'test', name: 'test', filename: 'test' }
