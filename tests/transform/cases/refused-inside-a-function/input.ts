import { createServerFn } from 'seamline'

export function makeNow(zone: string) {
  const now = createServerFn().handler(() => zone)
  return now
}
