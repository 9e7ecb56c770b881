import { createServerFn } from 'seamline'
import './CLIENT_MARKER/style.css'
import { db } from './SERVER_MARKER/db'
import { track } from './CLIENT_MARKER/track'

track('CLIENT_MARKER')

export const now = createServerFn().handler(() => db.now())
