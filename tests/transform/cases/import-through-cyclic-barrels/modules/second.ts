export * from './first'
export { nothing } from './first'
export { createServerFn } from 'seamline'
