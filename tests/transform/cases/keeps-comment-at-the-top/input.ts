/*! CLIENT_MARKER: the license of this file */
import { db } from './SERVER_MARKER/db'
import { createServerFn } from 'seamline'

export const now = createServerFn().handler(() => db.now())
