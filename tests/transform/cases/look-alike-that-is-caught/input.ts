import { createServerFn } from 'seamline'

try {
  start()
} catch (createServerFn) {
  createServerFn().handler(() => 'CLIENT_MARKER')
}

try {
  start()
} catch ({ createServerFn }) {
  createServerFn().handler(() => 'CLIENT_MARKER')
}
