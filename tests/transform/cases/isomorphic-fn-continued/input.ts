import { createIsomorphicFn } from 'seamline'

const onServer = createIsomorphicFn().server(() => 'SERVER_MARKER')
const inBrowser = createIsomorphicFn().client(() => 'BROWSER_MARKER')

export const one = onServer.client(() => 'BROWSER_MARKER')

export const two = inBrowser.server(() => 'SERVER_MARKER')
