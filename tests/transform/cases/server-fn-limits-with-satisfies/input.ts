import { createServerFn, type ServerFnOptions } from 'seamline'
import { LARGE } from './SERVER_MARKER/limits'

export const upload = createServerFn({
  method: 'POST',
  limits: LARGE,
} satisfies ServerFnOptions).handler(() => 'SERVER_MARKER')
