import { createCsrfMiddleware, createMiddleware, createStart } from '@tanstack/solid-start'
import { setResponseHeader } from '@tanstack/solid-start/server'

const csrf = createCsrfMiddleware({ filter: ({ handlerType }) => handlerType === 'serverFn' })

const timing = createMiddleware().server(async ({ next, pathname }) => {
  const outcome = await next()
  setResponseHeader('x-path', pathname)
  return outcome
})

export const startInstance = createStart(() => ({ requestMiddleware: [csrf, timing] }))
