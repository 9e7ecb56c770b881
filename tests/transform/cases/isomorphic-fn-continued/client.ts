
const inBrowser = () => 'BROWSER_MARKER'

export const one = () => 'BROWSER_MARKER'

export const two = inBrowser
