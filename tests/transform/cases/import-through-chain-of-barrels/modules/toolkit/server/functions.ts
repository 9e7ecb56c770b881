import { createServerFn } from '@tanstack/solid-start'

const create = createServerFn
export { create }
