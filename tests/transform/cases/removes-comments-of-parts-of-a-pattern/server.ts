import { serverServerFn as _serverServerFn } from "seamline/internal/server"
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

export const list = _serverServerFn(createServerFn(), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, () => [db, key, hidden, host, unseen])

export const view = () => [page, user, shown]
export { list as list_createServerFn_handler }
