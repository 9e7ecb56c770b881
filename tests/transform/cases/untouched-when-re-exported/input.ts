export { createServerFn, createServerOnlyFn, createServerFn as make } from 'seamline'
export * from 'seamline'
export * as seamline from 'seamline'
