import { createServerFn } from 'seamline'
import { config } from './SERVER_MARKER/config'
import { theme } from './CLIENT_MARKER/theme'

const { url, keys: [key], ...rest } = config
const { color, secret } = theme

export const now = createServerFn().handler(() => [url, key, rest, secret, 'SERVER_MARKER'])

export const shown = color
