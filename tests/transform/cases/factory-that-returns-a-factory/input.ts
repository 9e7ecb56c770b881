import { createServerFn } from 'seamline'

const factoryFor = (role: string) => () => createServerFn().middleware([role])

export const who = factoryFor('user')().handler(() => 'SERVER_MARKER')
