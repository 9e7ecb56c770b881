import { createServerFn } from 'seamline'
import { db } from './SERVER_MARKER/db'
import { unused } from './CLIENT_MARKER/unused'

const TABLE = 'SERVER_MARKER'
const now = createServerFn().handler(() => db.read(TABLE))
const kept = unused.title + 'CLIENT_MARKER'
