import { createServerFn } from 'seamline'

export function use(createServerFn: () => { handler(fn: () => string): string }) {
  return createServerFn().handler(() => 'CLIENT_MARKER')
}

export const pick = ({ createServerFn }: Kit) => createServerFn().handler(() => 'CLIENT_MARKER')

export const first = ([createServerFn]: Kit[]) => createServerFn().handler(() => 'CLIENT_MARKER')

export const rest = (...createServerFn: Kit[]) => createServerFn.map(({ handler }) => handler())
