export * from 'seamline'
export { createServerFn } from './own'
