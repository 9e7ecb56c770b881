import { createServerFn } from 'seamline'

export const nonNull = createServerFn()!.handler(() => 'SERVER_MARKER')!

export const inParentheses = ((createServerFn)()).inputValidator((x) => 'SERVER_MARKER').handler(() => 'SERVER_MARKER')

export const cast = (<any>createServerFn()).handler(() => 'SERVER_MARKER')
