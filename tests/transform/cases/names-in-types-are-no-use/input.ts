import { createMiddleware, createServerFn } from 'seamline'

export interface Builders {
  createServerFn(): ReturnType<typeof createServerFn>
  make(createMiddleware: typeof createServerFn): void
}

export const now = createServerFn().handler(() => 'SERVER_MARKER')
export const log = createMiddleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER'))
