export * from './own'
export { createMiddleware } from 'other-kit'
import { createServerOnlyFn } from 'other-kit'
export { createServerOnlyFn }
