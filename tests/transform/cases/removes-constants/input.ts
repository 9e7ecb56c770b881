import { createServerFn } from 'seamline'
import { connect } from './SERVER_MARKER/db'

const URL = process.env.SERVER_MARKER
const db = connect(URL)
const options = { timeout: 10 },
  title = 'CLIENT_MARKER'

export const now = createServerFn().handler(() => db.now(options))

export const shown = title
