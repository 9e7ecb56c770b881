import * as toolkit from './toolkit'

const { createServerOnlyFn: secretly } = toolkit
const { createServerOnlyFn } = await import('./toolkit')

export const one = secretly(() => 'SERVER_MARKER')

export const two = createServerOnlyFn(() => 'SERVER_MARKER')
