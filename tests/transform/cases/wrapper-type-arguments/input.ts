import { createMiddleware, createServerFn } from 'seamline'

const make = createServerFn<'GET'>

export const log = createMiddleware<Options>({ type: 'function' }).server<Context>(({ next }) =>
  next('SERVER_MARKER'),
)

export const now = make().handler<string>(() => 'SERVER_MARKER')
