import { createServerFn } from 'seamline'

const now = createServerFn().handler(() => 'SERVER_MARKER')

export const showNow = async () => console.log('CLIENT_MARKER', await now())
