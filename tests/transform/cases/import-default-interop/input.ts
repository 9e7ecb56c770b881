import seamline from 'seamline'

export const now = seamline.createServerFn().handler(() => 'SERVER_MARKER')

export const later = seamline.default.createServerFn().handler(() => 'SERVER_MARKER')
