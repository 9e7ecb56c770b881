import { createIsomorphicFn } from 'seamline'

export const language = createIsomorphicFn().client(() => navigator.language)
