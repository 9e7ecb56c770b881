import { createStart } from 'seamline'

export const startInstance = createStart(() => ({}))
