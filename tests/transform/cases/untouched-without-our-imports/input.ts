export const createServerFn = () => 'CLIENT_MARKER'
