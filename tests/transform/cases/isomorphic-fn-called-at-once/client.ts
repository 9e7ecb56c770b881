
export const url = (() => 'BROWSER_MARKER')()
