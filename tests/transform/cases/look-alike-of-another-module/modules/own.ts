import { make } from 'other-kit'

export const createServerFn = () => make()
