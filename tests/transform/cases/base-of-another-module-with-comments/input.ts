import { authed } from './bases'

export const one = authed /* who */ . /* checks */ handler /* answers */ (() => 'SERVER_MARKER')

export const two = authed
  // Only once.
  .middleware([])
  // Says who it is.
  .handler(() => 'SERVER_MARKER')
