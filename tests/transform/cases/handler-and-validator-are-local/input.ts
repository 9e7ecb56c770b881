import { createServerFn } from 'seamline'
import { parse } from './SERVER_MARKER/parse'

const check = (input: unknown) => parse(input)

async function list() {
  return 'SERVER_MARKER'
}

const count = async () => ['SERVER_MARKER']

export const listNotes = createServerFn().inputValidator(check).handler(list)

export const countNotes = createServerFn().validator(check).handler(count)
