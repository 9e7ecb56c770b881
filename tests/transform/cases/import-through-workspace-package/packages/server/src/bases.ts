import { createServerFn } from './index.ts'

export const authed = createServerFn().inputValidator((id: string) => ['SERVER_MARKER', id])
