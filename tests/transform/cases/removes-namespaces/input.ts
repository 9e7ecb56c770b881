import { createServerFn } from 'seamline'

namespace Db {
  export const url = 'SERVER_MARKER'
}

export const now = createServerFn().handler(() => Db.url)
