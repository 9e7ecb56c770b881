import * as router from '@tanstack/solid-router'
import { options } from './CLIENT_MARKER/options'

const root = router.createRootRoute({ component: () => 'CLIENT_MARKER' })

// For tests of components, and for apps without files of routes: these have no handlers.
export const notes = router.createRoute({ getParentRoute: () => root, path: '/notes', ...options })
export const tree = root.addChildren([notes])
