export { createServerFn } from 'seamline'
export const = 1
