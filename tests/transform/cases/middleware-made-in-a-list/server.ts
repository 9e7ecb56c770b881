import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { check } from './SERVER_MARKER/roles'

export const guards = ['user', 'admin'].map((role) =>
  _namedMiddleware(createMiddleware()
    .server(({ next }) => next(check(role, 'SERVER_MARKER'))), { name: "(unnamed)", filename: "src/input.ts" }),
)
