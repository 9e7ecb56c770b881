import * as seamline from 'seamline'

export const env = {
  secrets: { read: seamline.createServerOnlyFn(() => 'SERVER_MARKER') },
  origin: seamline.createClientOnlyFn(() => 'BROWSER_MARKER'),
}
