import { createServerFn } from 'seamline'

const base = createServerFn({ method: 'POST' })
const second = base
const third = second

export const addNote = third.handler(() => 'SERVER_MARKER')
