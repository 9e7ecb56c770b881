import { createServerFn } from '../toolkit'

export default function authed(role: string) {
  return createServerFn().middleware([role])
}
export { authed }
