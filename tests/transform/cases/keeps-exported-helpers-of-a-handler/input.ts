import { createServerFn } from 'seamline'
import { format } from './CLIENT_MARKER/format'

export const describe = (text: string) => format(text, 'CLIENT_MARKER')

export const now = createServerFn().handler(() => describe('SERVER_MARKER'))
