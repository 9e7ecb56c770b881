import { createIsomorphicFn } from 'seamline'

export class Clock {
  zone = 'CLIENT_MARKER'
  read = createIsomorphicFn()
    .server(() => ['SERVER_MARKER', this.zone])
    .client(() => ['BROWSER_MARKER', this.zone])
}
