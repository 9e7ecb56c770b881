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

export const list = createServerFn().handler(() => store.list('SERVER_MARKER', mode, region))

export const shown = () => region
