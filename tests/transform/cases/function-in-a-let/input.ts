import { createServerFn } from 'seamline'

export let now = createServerFn().handler(() => 'SERVER_MARKER')

export var later = createServerFn().handler(() => 'SERVER_MARKER')
