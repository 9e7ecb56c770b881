import { createServerFn } from 'seamline'
import /* SERVER_MARKER */ db /* SERVER_MARKER */, { load } from './CLIENT_MARKER'
import title /* CLIENT_MARKER */, { /* SERVER_MARKER */ secret } from './title'

const [
  // SERVER_MARKER
  key,
  /* CLIENT_MARKER */ page, // CLIENT_MARKER
  // SERVER_MARKER
  hidden = 'SERVER_MARKER', // SERVER_MARKER
] = load('CLIENT_MARKER')

const [host /* SERVER_MARKER */, user /* CLIENT_MARKER */] = load()

let shown = title, // CLIENT_MARKER
  // SERVER_MARKER
  unseen = secret

export const list = createServerFn().handler(() => [db, key, hidden, host, unseen])

export const view = () => [page, user, shown]
