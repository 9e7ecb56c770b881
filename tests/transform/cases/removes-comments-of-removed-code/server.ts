import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
// SERVER_MARKER: why this import
import { connect } from './SERVER_MARKER/db' // SERVER_MARKER: behind the import

/**
 * SERVER_MARKER: a documented constant.
 */
// SERVER_MARKER: and a second comment.
const db = connect() /* SERVER_MARKER: behind it */

/* CLIENT_MARKER: stands by itself. */

// SERVER_MARKER: above the class
class Store {
  // SERVER_MARKER: in the class
  read = () => db.read(/* SERVER_MARKER: in a call */)
  // SERVER_MARKER: at its end
}

/** CLIENT_MARKER: the time. */
export const now = _serverServerFn(createServerFn(), { id: "VGLxxSRsGDHnESqr", name: "now", filename: "src/input.ts" }, () => new Store().read())
export { now as now_createServerFn_handler }
