import { serverServerFn as _serverServerFn } from "seamline/internal/server"
import { createServerFn } from 'seamline'
import { track } from './CLIENT_MARKER/track'
import { connect } from './CLIENT_MARKER/connect'

const store = connect('CLIENT_MARKER')
const mode = process.env.NODE_ENV
const region = process.env.REGION ?? 'CLIENT_MARKER'

store.on('change', () => track('CLIENT_MARKER'))

if (mode === 'test') track('CLIENT_MARKER')

// Other code of the browser uses the region, too.
if (region === '') throw new Error('CLIENT_MARKER')

track(process.env.START ?? 'CLIENT_MARKER')

export const list = _serverServerFn(createServerFn(), { id: "M-u2HFYR80c8HZur", name: "list", filename: "src/input.ts" }, () => store.list('SERVER_MARKER', mode, region))

export const shown = () => region
export { list as list_createServerFn_handler }
