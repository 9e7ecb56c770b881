import * as seamline from 'seamline'

export const now = seamline.createServerFn().handler(() => 'SERVER_MARKER')

export const later = seamline['createServerFn']().handler(() => 'SERVER_MARKER')

export class NoteError extends seamline.ServerFnError {}

export type Now = seamline.ServerFn<undefined, string>
