
export const nothing = () => {}

export const title = 'CLIENT_MARKER'
