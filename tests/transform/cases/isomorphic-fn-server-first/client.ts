
export const language = (fallback = 'BROWSER_MARKER') => navigator.language || fallback
