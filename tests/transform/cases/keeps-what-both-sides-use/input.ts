import { createServerFn } from 'seamline'
import { format, parse } from './CLIENT_MARKER/dates'
import { db } from './SERVER_MARKER/db'

const ZONE = 'CLIENT_MARKER'

function inZone(date: Date) {
  return format(date, ZONE)
}

export const now = createServerFn().handler(() => inZone(parse(db.now(ZONE))))

export const today = () => inZone(new Date())
