import { createMiddleware } from 'seamline'

export function counted(onCount: (count: number) => void) {
  let last
  let total = 0
  last = onCount(total)
  return /* @__PURE__ */ createMiddleware({ type: 'function' })
}
