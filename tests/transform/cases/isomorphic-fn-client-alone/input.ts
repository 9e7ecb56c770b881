import { createIsomorphicFn } from 'seamline'

export const vibrate = createIsomorphicFn().client(() => navigator.vibrate('BROWSER_MARKER'))
