import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware, createServerFn } from './toolkit'

export const log = _namedMiddleware(createMiddleware({ type: 'function' }).server(() => 'SERVER_MARKER'), { name: "log", filename: "src/input.ts" })

export const now = createServerFn().handler(() => 'CLIENT_MARKER')
