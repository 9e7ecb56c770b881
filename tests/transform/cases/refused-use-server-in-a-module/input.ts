// The queries of the notes.
'use strict'
'use server'
import { db } from './db.server'

export async function list() {
  return db.all('SERVER_MARKER')
}
