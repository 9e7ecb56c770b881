const seamline = await import(`seamline`)

export const now = seamline.createServerFn().handler(() => 'SERVER_MARKER')
