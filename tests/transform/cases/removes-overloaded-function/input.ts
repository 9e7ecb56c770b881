import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'

function load(id: string): string
function load(id: number): number
function load(id: unknown): unknown {
  return db.load(id, 'SERVER_MARKER')
}

export const now = createServerFn().handler(() => load(1))
