import { createServerFn, type ServerFn } from 'seamline'

export const asOne = createServerFn().handler(() => 'SERVER_MARKER') as ServerFn<undefined, string>

export const satisfying = createServerFn().handler(() => 'SERVER_MARKER') satisfies ServerFn<undefined, string>

export const inTheMiddle = (createServerFn() as unknown as ReturnType<typeof createServerFn>).handler(() => 'SERVER_MARKER')
