
export const language = () => navigator.language + 'BROWSER_MARKER'
