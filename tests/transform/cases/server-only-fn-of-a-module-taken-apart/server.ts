import * as toolkit from './toolkit'

const { createServerOnlyFn: secretly } = toolkit
const { createServerOnlyFn } = await import('./toolkit')

export const one = () => 'SERVER_MARKER'

export const two = () => 'SERVER_MARKER'
