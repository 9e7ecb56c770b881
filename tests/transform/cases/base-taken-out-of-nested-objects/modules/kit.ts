import { createServerFn } from 'seamline'

export const kit = { authed: createServerFn(), open: { plain: createServerFn() } }
