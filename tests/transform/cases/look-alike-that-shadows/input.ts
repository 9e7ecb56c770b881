import { createServerFn } from 'seamline'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

export function build(createServerFn: () => Builder) {
  return createServerFn().handler(() => 'CLIENT_MARKER')
}
