import { createServerOnlyFn } from 'seamline'
// SERVER_MARKER: only the server asks
const secret = 'SERVER_MARKER'
export const read = () => secret
export const title = 'CLIENT_MARKER'
