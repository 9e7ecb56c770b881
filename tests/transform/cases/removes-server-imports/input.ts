import './CLIENT_MARKER/styles.css'
import './env.server'
import '../SERVER_MARKER/env.server.ts'
import { createServerFn } from 'seamline'

export const now = createServerFn().handler(() => 'SERVER_MARKER')
