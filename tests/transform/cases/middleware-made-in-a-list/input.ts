import { createMiddleware } from 'seamline'
import { check } from './SERVER_MARKER/roles'

export const guards = ['user', 'admin'].map((role) =>
  createMiddleware()
    .server(({ next }) => next(check(role, 'SERVER_MARKER'))),
)
