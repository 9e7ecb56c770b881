import { createServerFn } from 'seamline'

export function makeNow() {
  const now = createServerFn().handler(() => 'SERVER_MARKER')
  return now
}
