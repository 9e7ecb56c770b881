import * as router from '@tanstack/solid-router'
import { handlers } from './SERVER_MARKER/handlers'

const root = router.createRootRoute()
const options = { component: () => 'CLIENT_MARKER', server: { handlers } }

export const notes = router.createRoute({ getParentRoute: () => root, path: '/notes', ...{} })
export const note = router.createRoute({
  getParentRoute: () => notes,
  path: '$id',
  server: { handlers },
})
export const files = router.createRoute(options)
export const tree = root.addChildren([notes.addChildren([note]), files])
