const { createServerFn, createMiddleware: middleware } = await import('seamline')

export const log = middleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER'))

export const now = createServerFn().handler(() => 'SERVER_MARKER')

export const later = (await import('seamline')).createServerFn().handler(() => 'SERVER_MARKER')
