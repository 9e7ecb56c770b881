export { createServerFn } from 'seamline'
