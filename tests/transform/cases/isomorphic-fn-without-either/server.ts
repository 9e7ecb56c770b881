import { createIsomorphicFn } from 'seamline'

export const nothing = () => {}

export const title = 'CLIENT_MARKER'
