import { createServerOnlyFn } from 'seamline'

export { createServerOnlyFn }
export const tools = { createServerOnlyFn }
