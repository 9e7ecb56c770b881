import { createIsomorphicFn } from 'seamline'

export const nothing = createIsomorphicFn()

export const title = 'CLIENT_MARKER'
