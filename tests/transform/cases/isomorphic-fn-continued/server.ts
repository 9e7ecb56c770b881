
const onServer = () => 'SERVER_MARKER'

export const one = onServer

export const two = () => 'SERVER_MARKER'
