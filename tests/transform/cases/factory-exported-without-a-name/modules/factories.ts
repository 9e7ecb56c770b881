import { createServerFn } from 'seamline'

export default function (role: string) {
  return createServerFn().middleware([role])
}

export const { open } = { open: createServerFn() }
