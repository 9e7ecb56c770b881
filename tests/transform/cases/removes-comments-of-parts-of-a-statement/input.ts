import { createServerFn } from 'seamline'
import { title, /* SERVER_MARKER: why */ load } from './notes'
import {
  // SERVER_MARKER: above the name
  save, // SERVER_MARKER: behind the name
  color,
} from './theme'

const shown = title + color,
  // SERVER_MARKER: about the key
  key = load('SERVER_MARKER')

export const now = createServerFn().handler(() => save(key))

export { shown }
