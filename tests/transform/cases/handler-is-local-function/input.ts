import { createServerFn } from 'seamline'

async function readNow() {
  return 'SERVER_MARKER'
}

export const now = createServerFn().handler(readNow)
