import { createServerFn } from 'seamline'

export default createServerFn()
