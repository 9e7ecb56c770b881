import { createServerFn } from 'seamline'
import fs from './SERVER_MARKER/fs'
import * as crypto from './SERVER_MARKER/crypto'
import { db } from './SERVER_MARKER/db'
import parse, { format } from './SERVER_MARKER/parse'
import print, { trim } from './print'
import { one, two as second, three } from './numbers'

export const now = createServerFn().handler(() =>
  db.run(fs, crypto, parse, format, print, second, 'SERVER_MARKER'),
)

export const shown = [trim, one, three]
