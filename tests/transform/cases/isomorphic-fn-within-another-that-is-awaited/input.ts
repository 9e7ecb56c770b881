import { createIsomorphicFn } from 'seamline'

export const load = async () =>
  await createIsomorphicFn()
    .client(createIsomorphicFn())
    .server(() => 'SERVER_MARKER')

export const read = async () => await createIsomorphicFn().client(() => 'BROWSER_MARKER')
