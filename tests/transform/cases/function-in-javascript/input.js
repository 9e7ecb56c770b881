import { createServerFn } from 'seamline'
import config from './SERVER_MARKER/config.json' with { type: 'json' }

export const now = createServerFn().handler(() => config.now)

export const Title = () => <h1>CLIENT_MARKER</h1>
