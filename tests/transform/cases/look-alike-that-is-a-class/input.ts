import { createServerFn } from 'seamline'

export function make() {
  class createServerFn {
    static handler(fn: () => string) {
      return fn
    }
  }
  return createServerFn.handler(() => 'CLIENT_MARKER')
}

export const Named = class createServerFn {
  static made = createServerFn.handler(() => 'CLIENT_MARKER')
}

export const again = function createServerFn(): unknown {
  return createServerFn().handler(() => 'CLIENT_MARKER')
}
