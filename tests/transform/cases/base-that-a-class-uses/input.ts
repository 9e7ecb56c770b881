import { createServerFn } from 'seamline'

const base = createServerFn()
const load = base.handler(() => 'SERVER_MARKER')

export class Notes {
  load = load
  url = load.url

  refresh() {
    return load('CLIENT_MARKER')
  }
}
