import { createRootRoute } from '@tanstack/solid-router'
import { options } from './options'

export const Route = createRootRoute(options)
