
export const url = (() => 'SERVER_MARKER')()
